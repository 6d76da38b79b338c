/** What KPIs are made of: exact values, statuses, periods. Pure. */
package io.oisstreams.kpis.core;
