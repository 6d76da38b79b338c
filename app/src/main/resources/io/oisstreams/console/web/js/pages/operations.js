/** How a tenant's operations stand, and what they cost. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { chart } from "../charts.js";
import { count, day, exact, words } from "../format.js";
import { dayField, filters, operationsTabs, verdictBadge } from "../operations.js";
import { badge, empty, facts, section, severityBadge, tile, tiles, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { table } from "../table.js";

const COMMANDS = {
    BLOCK_EXECUTION: "No summary may be generated.",
    HALT_ORCHESTRATOR: "Nothing of the orchestrator may go on.",
    PAUSE_PRODUCTION: "No cycle may begin.",
};
const FULL_PCT = 100;

export const page = {
    title: ({ params }) => "Operations of " + params.tenant,
    load,
    follows: ["command", "deviation", "report", "alert"],
    view,
};

async function load({ params, query, signal }) {
    const { tenant } = params;
    const [status, costs, baselines] = await Promise.all([
        get(url("/operations/status", { tenant }), signal),
        get(url("/operations/costs", { tenant, from: query.from, to: query.to }), signal),
        get(url("/operations/baselines", { tenant }), signal),
    ]);
    return { status, costs, baselines };
}

function view({ status, costs, baselines }, { params, query, setQuery }) {
    const { tenant } = params;
    return html`<h1>Operations of ${tenant}</h1>
        ${operationsTabs(tenant, "")}
        ${commands(status, tenant)} ${today(costs)} ${spent(costs, tenant, query, setQuery)}
        <div class="columns">${state(status)} ${artifacts(status)}</div>
        ${deviations(status, tenant)} ${register(baselines)}`;
}

function commands(status, tenant) {
    const inForce = Object.entries(status.commands);
    const cause = status.paused_by === null
        ? nothing
        : html`<p>Production was paused by <a href=${tenantPath(tenant, "operations", "reports", status.paused_by)}>${status.paused_by}</a>.</p>`;
    return section(
        "Commands in force",
        html`<ul class="commands">${inForce.map(
            ([name, active]) => html`<li>
                ${active ? badge("bad", "In force") : badge("good", "Not in force")}
                <strong>${name}</strong> <span class="quiet">${COMMANDS[name] ?? ""}</span>
            </li>`,
        )}</ul>`,
        cause,
        facts([
            ["Operations document", status.document],
            ["System", status.system],
            ["Baseline in force", status.baseline_version],
            ["As of", time(status.as_of)],
        ]),
    );
}

/** What the present UTC day has used of its limits. */
function today({ today: now, limits, trajectory }) {
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
            tile("Left of the budget", html`${exact(now.budget_headroom_usd)} USD`, line(count(now.rate_headroom) + " summaries left")),
            tile(
                "Events",
                count(now.executed),
                line(count(now.errors) + " errors, " + count(now.blocked) + " blocked, " + count(now.cycles) + " cycles"),
            ),
            tile(
                "Trend",
                words(trajectory.trend),
                line("7 days: " + exact(trajectory.seven_day_average_usd) + " USD a day, 30 days: " + exact(trajectory.thirty_day_average_usd)),
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

function spent(costs, tenant, query, setQuery) {
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
    return html`<div class="columns">
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
            bands: [{ from: limits.ceiling_approach_usd, to: limits.per_summary_ceiling_usd, tone: "warn", label: "Approach" }],
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
            bands: [
                {
                    from: Math.min(limits.budget_approach_pct, limits.rate_approach_pct),
                    to: FULL_PCT,
                    tone: "warn",
                    label: "Approach",
                },
            ],
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
    return row.report_name === null
        ? row.date
        : html`<a href=${tenantPath(tenant, "operations", "reports", row.report_name)}>${row.date}</a>`;
}

function state(status) {
    return section(
        "Operational state",
        table({
            caption: "Operational state",
            quiet: true,
            columns: [
                { key: "attribute", label: "Attribute", cell: (row) => row.attribute },
                { key: "status", label: "Status", cell: (row) => badge(row.status === "IN PREPARATION" ? "info" : "good", row.status) },
                { key: "updated", label: "Updated (UTC)", cell: (row) => time(row.last_updated) },
            ],
            rows: status.operational_state,
            key: (row) => row.attribute,
        }),
    );
}

function artifacts(status) {
    return section(
        "Artifacts",
        table({
            caption: "Artifacts",
            quiet: true,
            columns: [
                { key: "artifact", label: "Artifact", cell: (row) => row.artifact },
                { key: "status", label: "Status", cell: (row) => badge(row.status === "ACTIVE" ? "good" : "info", row.status) },
                { key: "due", label: "Next (UTC)", cell: (row) => (row.next_due === "per cycle" ? "per cycle" : time(row.next_due)) },
                { key: "last", label: "Last (UTC)", cell: (row) => time(row.last_generated) },
            ],
            rows: status.artifacts,
            key: (row) => row.artifact,
        }),
    );
}

function deviations(status, tenant) {
    const list = (row, text) => html`<a href=${url(tenantPath(tenant, "operations", "deviations"), { type: row.type })}>${text}</a>`;
    const number = (key, label) => ({ key, label, numeric: true, cell: (row) => count(row[key]) });
    return section(
        "Deviations by type",
        table({
            caption: "Deviations by type",
            quiet: true,
            columns: [
                { key: "name", label: "Type", cell: (row) => list(row, row.name) },
                { key: "status", label: "Status", cell: (row) => badge(row.open > 0 ? "bad" : "good", row.status) },
                number("open", "Open"),
                number("detected", "Detected"),
                number("escalated", "Escalated"),
                number("sla_missed", "SLA missed"),
            ],
            rows: status.deviations,
            key: (row) => row.type,
        }),
    );
}

function register({ baselines, violations, violations_detected: detected, more }) {
    return section(
        "Freeze and baselines",
        html`<p>${badge(violations.length === 0 ? "good" : "bad", violations.length === 0 ? "No violation fires" : count(violations.length) + " violations fire")}
            <span class="quiet">${count(detected)} changes of frozen components were ever not allowed.</span></p>`,
        violations.length === 0 ? nothing : violationTable(violations),
        more ? html`<p class="found">There are more violations than these.</p>` : nothing,
        table({
            caption: "Versions of the baseline, newest first",
            columns: [
                { key: "version", label: "Version", cell: (row) => html`${row.version} ${row.current ? badge("good", "in force") : nothing}` },
                { key: "since", label: "Since (UTC)", cell: (row) => time(row.since) },
                { key: "component", label: "Component", cell: (row) => (row.component === null ? "first baseline" : words(row.component)) },
                { key: "change", label: "Change", cell: (row) => row.change_id ?? "none" },
                { key: "reference", label: "Reference", cell: (row) => row.reference },
            ],
            rows: baselines.slice().reverse(),
            key: (row) => row.number,
        }),
    );
}

function violationTable(violations) {
    return table({
        caption: "Changes that were not allowed",
        columns: [
            { key: "change", label: "Change", cell: (row) => row.change_id ?? "none" },
            { key: "severity", label: "Severity", cell: (row) => severityBadge(row.severity) },
            { key: "detected", label: "Detected (UTC)", cell: (row) => time(row.detected_at) },
            { key: "approvals", label: "Approvals", cell: (row) => exact(row.approvals) + " of " + exact(row.approvals_required) },
            { key: "message", label: "What", cell: (row) => row.message },
        ],
        rows: violations,
        key: (row) => row.change_id,
    });
}
