/** What is counted of a UTC day, and the KPIs that follow from the days of a review period. Pure. */
package io.oisstreams.kpis.core.figure;
