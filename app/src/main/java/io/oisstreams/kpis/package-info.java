/** KPIs: the fourteen operational KPIs, their alerts and reviews, and KPI contracts (contract section 7). */
package io.oisstreams.kpis;
