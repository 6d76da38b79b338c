/** What is reviewed when (KPI, review schedule). Pure. */
package io.oisstreams.kpis.core.review;
