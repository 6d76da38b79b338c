/** What operations cost: the present day against its limits, and the days before it. */
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { chart } from "./charts.js";
import { count, day, exact, words } from "./format.js";
import { dayField, filters, linkTo, verdictBadge } from "./operations.js";
import { badge, empty, section, tile, tiles } from "./parts.js";
import { table } from "./table.js";

const FULL_PCT = 100;

/** What the present UTC day has used of its limits. */
export function costsToday({ today: now, limits, trajectory }) {
    return html`<h2>Today, ${now.date} (UTC)</h2>
        ${tiles("Use of the limits today", [
            tile(
                "Daily budget",
                html`${exact(now.total_usd)} USD`,
                html`${used(now.budget_used_pct, "of " + exact(limits.daily_budget_cap_usd) + " USD")}
                    ${held(now.budget_approached, now.budget_breached)}`,
            ),
            tile(
                "Daily rate",
                html`${count(now.summaries)} summaries`,
                html`${used(now.rate_used_pct, "of " + count(limits.daily_rate_limit))}
                    ${held(now.rate_approached, now.rate_breached)}`,
            ),
            tile(
                "Dearest summary",
                now.highest_summary_usd === null ? "none" : html`${exact(now.highest_summary_usd)} USD`,
                html`${line("Ceiling " + exact(limits.per_summary_ceiling_usd) + " USD")}
                    ${held(now.ceiling_approaches > 0, now.ceiling_breaches > 0)}`,
            ),
            tile(
                "Left of the budget",
                html`${exact(now.budget_headroom_usd)} USD`,
                line("summaries left: " + count(now.rate_headroom)),
            ),
            tile(
                "Events that ran",
                count(now.executed),
                html`${line("errors: " + count(now.errors) + ", blocked: " + count(now.blocked))}
                    ${line("cycles: " + count(now.cycles))}`,
            ),
            tile(
                "Trend",
                words(trajectory.trend),
                html`${line("7 days: " + exact(trajectory.seven_day_average_usd) + " USD a day")}
                    ${line("30 days: " + exact(trajectory.thirty_day_average_usd) + " USD a day")}`,
            ),
        ])}`;
}

function line(text) {
    return html`<span class="note-line">${text}</span>`;
}

function used(percent, whole) {
    const width = Math.min(FULL_PCT, Number(percent));
    return html`<span class="note-line">${exact(percent)} % ${whole}</span>
        <span class="bar-row" aria-hidden="true"><span .style=${"width: " + width + "%"}></span></span>`;
}

function held(approached, breached) {
    if (breached) {
        return badge("bad", "Breached");
    }
    return approached ? badge("warn", "Approached") : badge("good", "Within");
}

/** Days of costs: charts against the limits, and all figures. */
export function costsByDay(costs, tenant, query, setQuery) {
    const days = costs.days.slice().reverse();
    return section(
        "Costs by day",
        filters(
            "Days of costs",
            dayField("From day", query.from, (from) => setQuery({ from })),
            dayField("Before day", query.to, (to) => setQuery({ to })),
        ),
        days.length === 0 ? empty("There are no costs of these days.") : charts(days, costs.limits),
        days.length === 0 ? nothing : costTable(costs.days, tenant),
    );
}

function charts(days, limits) {
    const times = days.map((one) => Date.parse(one.date));
    const of = (field) => days.map((one) => one[field]);
    const always = (value) => days.map(() => value);
    return html`<div class="charts">
        ${chart({
            title: "Cost of a summary against its ceiling, USD",
            times,
            label: day,
            min: 0,
            series: [
                { name: "Dearest", values: of("highest_summary_usd") },
                { name: "Average", values: of("average_summary_usd") },
                { name: "Ceiling", values: always(limits.per_summary_ceiling_usd), limit: true },
            ],
            bands: [
                {
                    from: limits.ceiling_approach_usd,
                    to: limits.per_summary_ceiling_usd,
                    tone: "warn",
                    label: "Approach from " + exact(limits.ceiling_approach_usd),
                },
            ],
        })}
        ${chart({
            title: "Use of the daily budget and rate, percent",
            times,
            label: day,
            min: 0,
            series: [
                { name: "Budget used", values: of("budget_used_pct") },
                { name: "Rate used", values: of("rate_used_pct") },
                { name: "Limit", values: always(FULL_PCT), limit: true },
            ],
            bands: [...new Set([limits.budget_approach_pct, limits.rate_approach_pct])].map((from) => ({
                from,
                to: FULL_PCT,
                tone: "warn",
                label: "Approach from " + from + " %",
            })),
            unit: " %",
        })}
        ${chart({
            title: "Cost of a day, USD (budget " + exact(limits.daily_budget_cap_usd) + ")",
            times,
            label: day,
            min: 0,
            series: [{ name: "Cost of the day", values: of("total_usd"), kind: "bar" }],
        })}
        ${chart({
            title: "Summaries of a day (limit " + count(limits.daily_rate_limit) + ")",
            times,
            label: day,
            min: 0,
            series: [
                { name: "Summaries", values: of("summaries"), kind: "bar" },
                { name: "Limit", values: always(limits.daily_rate_limit), limit: true },
            ],
        })}
    </div>`;
}

function costTable(days, tenant) {
    const number = (key, label, write = exact) => ({ key, label, numeric: true, cell: (row) => write(row[key]) });
    return html`<details><summary>All figures by day</summary>${table({
        caption: "Costs by UTC day, newest first",
        columns: [
            { key: "date", label: "Day", cell: (row) => reportLink(row, tenant) },
            { key: "compliance", label: "Limits", cell: (row) => verdictBadge(row.compliance_status) },
            number("total_usd", "Total USD"),
            number("summaries", "Summaries", count),
            number("highest_summary_usd", "Dearest USD"),
            number("average_summary_usd", "Average USD"),
            number("budget_used_pct", "Budget %"),
            number("rate_used_pct", "Rate %"),
            number("ceiling_approaches", "Ceiling approaches", count),
            number("ceiling_breaches", "Ceiling breaches", count),
            { key: "budget", label: "Budget", cell: (row) => held(row.budget_approached, row.budget_breached) },
            { key: "rate", label: "Rate", cell: (row) => held(row.rate_approached, row.rate_breached) },
            number("cycles", "Cycles", count),
            number("errors", "Errors", count),
            number("blocked", "Blocked", count),
            { key: "final", label: "Final", cell: (row) => (row.final ? "Final" : "So far") },
        ],
        rows: days,
        key: (row) => row.date,
    })}</details>`;
}

function reportLink(row, tenant) {
    return row.report_name === null ? row.date : linkTo(tenant, "reports", row.report_name, row.date);
}
