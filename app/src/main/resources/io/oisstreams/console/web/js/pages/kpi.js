/** One KPI or KPI contract: what it means, how it stands, and its values over time. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { chart } from "../charts.js";
import { exact, millis, words } from "../format.js";
import { statusBadge } from "../kpi-parts.js";
import { empty, facts, section, severityBadge, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { table } from "../table.js";

const VALUES = 300;

export const page = {
    title: ({ params }) => "KPI " + params.id + " of " + params.tenant,
    load: ({ params, signal }) => get(url("/kpis/" + encodeURIComponent(params.id), { tenant: params.tenant, limit: VALUES }), signal),
    follows: ["value", "alert"],
    view,
};

function view(kpi, { params }) {
    const name = kpi.definition?.name ?? kpi.contracts[0]?.standing.title ?? "";
    return html`<p><a href=${tenantPath(params.tenant, "kpis")}>All KPIs of ${params.tenant}</a></p>
        <h1>${kpi.kpi_id} ${name}</h1>
        ${kpi.definition === null ? nothing : definition(kpi.definition)}
        ${section("As it stands", valueTable("Live values", kpi.live))}
        ${kpi.alerts.length === 0 ? nothing : section("Firing", alertTable(kpi.alerts))}
        ${kpi.contracts.map(contract)}
        ${section("Published values", charts(kpi.values), valueTable("Published values, the newest first", kpi.values))}`;
}

function definition(is) {
    return section(
        "What it is",
        facts([
            ["Meaning", is.meaning],
            ["Targets", is.targets.map((target) => html`<div>${target}</div>`)],
            ["Alerts", is.thresholds.length === 0 ? "None" : is.thresholds.map((threshold) => html`<div>${threshold}</div>`)],
            ["Review", words(is.review)],
            ["Owner", is.owner],
        ]),
    );
}

function valueTable(caption, values) {
    if (values.length === 0) {
        return empty("No value has been published yet.");
    }
    return table({
        caption,
        quiet: true,
        rows: values,
        key: (row) => [row.version, row.subject, row.period.start, row.period.end].join("|"),
        columns: [
            { label: "Period ends (UTC)", cell: (row) => time(row.period.end) },
            { label: "Subject", cell: (row) => row.subject ?? "Tenant" },
            { label: "Status", cell: (row) => statusBadge(row.status) },
            { label: "Value", numeric: true, cell: (row) => exact(row.value) },
            { label: "Unit", cell: (row) => row.unit },
            { label: "More", cell: (row) => Object.entries(row.attributes).map(([key, value]) => html`<div>${words(key)}: ${value}</div>`) },
        ],
    });
}

/** One line for each subject; a subject has a value at its own times only. */
function charts(values) {
    const rising = values.filter((row) => row.value !== null).reverse();
    const times = [...new Set(rising.map((row) => millis(row.period.end)))].sort((a, b) => a - b);
    if (times.length < 2) {
        return nothing;
    }
    const subjects = [...new Set(rising.map(nameOf))];
    const series = subjects.map((subject) => {
        const known = new Map(rising.filter((row) => nameOf(row) === subject).map((row) => [millis(row.period.end), row.value]));
        return { name: subject, values: times.map((at) => known.get(at) ?? null) };
    });
    return chart({ title: "Values by end of period, " + rising[0].unit, times, series });
}

function nameOf(row) {
    return (row.subject ?? "Tenant") + (row.version === "1.0.0" ? "" : " " + row.version);
}

function alertTable(alerts) {
    return table({
        caption: "Alerts that fire",
        quiet: true,
        rows: alerts,
        key: (row) => [row.rule, row.subject, row.severity].join("|"),
        columns: [
            { label: "Detected (UTC)", cell: (row) => time(row.detected_at) },
            { label: "Severity", cell: (row) => severityBadge(row.severity) },
            { label: "Message", cell: (row) => row.message },
            { label: "Value", numeric: true, cell: (row) => exact(row.value) },
            { label: "Threshold", numeric: true, cell: (row) => exact(row.threshold) },
        ],
    });
}

function contract(version) {
    const { standing } = version;
    return section(
        "Contract version " + standing.version,
        facts([
            ["Intent", version.intent],
            ["Owner", standing.owner],
            ["Score", html`${exact(standing.score)} of ${exact(version.max)}, ${exact(standing.points)} points × ${exact(version.scale)}`],
            ["Band", html`${standing.band ?? "none"}: ${standing.action ?? ""}`],
            ["Gate", html`${standing.gate ?? "no score"}${standing.reasons.map((reason) => html`<div>${reason}</div>`)}`],
            ["Floor", exact(version.floor)],
            ["Greatest drop", exact(version.max_drop)],
            ["Bands", version.bands.map((band) => html`<div>${band.name}: ${band.at_least === null ? "below" : "from " + exact(band.at_least)} (${band.action})</div>`)],
        ]),
        table({
            caption: "What earns points",
            rows: version.inputs,
            key: (row) => row.name,
            columns: [
                { label: "Input", cell: (row) => row.name },
                { label: "Path", cell: (row) => html`<code>${row.path}</code>` },
                { label: "Must", cell: (row) => (row.check === "exists" ? "exist" : "be parseable") },
                { label: "Seen", cell: seen },
                { label: "Points", numeric: true, cell: (row) => exact(row.points) },
                { label: "Earned", numeric: true, cell: (row) => exact(row.earned) },
                { label: "Observed (UTC)", cell: (row) => time(row.observed_at) },
            ],
        }),
    );
}

/** What was last seen of an input of a contract. */
function seen(input) {
    if (input.exists === null) {
        return "Nobody has looked";
    }
    if (!input.exists) {
        return "Not there";
    }
    return input.check === "parseable" ? (input.parseable ? "Parseable" : "Not parseable") : "There";
}
