/** What the KPI capability answers over HTTP, from its store. */
package io.oisstreams.kpis.query;
