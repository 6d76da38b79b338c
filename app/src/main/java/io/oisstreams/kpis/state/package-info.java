/** What the KPI capability keeps of its tenants. */
package io.oisstreams.kpis.state;
