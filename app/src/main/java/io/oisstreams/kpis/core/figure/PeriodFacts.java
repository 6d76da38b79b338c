package io.oisstreams.kpis.core.figure;

import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.kpi.SystemUptime.Outage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the KPIs of a day follow from.
 *
 * @param day what was counted on it
 * @param month what was counted since its month began, the day included
 * @param quarter the same of its quarter
 * @param responses how long each stakeholder took, in the month
 * @param outages all that reach into the month; one that is not over ends with the day
 * @param snapshotMs when the last full snapshot was made, in ms; empty: none is known
 * @param occurred the ids of the KPIs with a value for each incident, commit or audit that ever got one
 */
public record PeriodFacts(
        DayFacts day,
        DayFacts month,
        DayFacts quarter,
        Map<String, Durations> responses,
        List<Outage> outages,
        Optional<Long> snapshotMs,
        Set<String> occurred) {}
