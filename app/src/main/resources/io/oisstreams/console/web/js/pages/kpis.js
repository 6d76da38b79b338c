/** The dashboard of the KPI document, and the KPI contracts with their points. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, getText, url } from "../api.js";
import { exact, words } from "../format.js";
import { badge, empty, section, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { statusBadge, trendText } from "../kpi-parts.js";
import { table } from "../table.js";

/** The boxes of the document's dashboard: a KPI's id begins with the number of its category. */
const CATEGORIES = [["1", "Governance"], ["2", "Security"], ["3", "Audit"], ["4", "Operations"], ["5", "Consciousness"]];

export const page = {
    title: ({ params }) => "KPIs of " + params.tenant,
    load,
    follows: ["value", "alert", "time"],
    view,
};

async function load({ params, signal }) {
    const tenant = { tenant: params.tenant };
    const [kpis, report, dashboard] = await Promise.all([
        get(url("/kpis", tenant), signal),
        get(url("/kpis/report", tenant), signal),
        getText(url("/kpis/dashboard", tenant), signal),
    ]);
    const trends = new Map(report.reports.map((row) => [keyOf(row), row]));
    return { kpis, trends, dashboard };
}

function keyOf(row) {
    return [row.kpi_id, row.subject, row.version].join("|");
}

function view({ kpis, trends, dashboard }, { params }) {
    return html`<h1>KPIs of ${params.tenant}</h1>
        <p class="quiet">As of ${time(kpis.as_of)} UTC; averages and trends over 30 days.</p>
        ${CATEGORIES.map(([number, name]) => section(name, category(kpis.kpis.filter((row) => row.kpi_id.startsWith(number + ".")), name, trends, params.tenant)))}
        ${section("KPI contracts", kpis.contracts.length === 0 ? empty("No contract is in use.") : contracts(kpis.contracts, params.tenant))}
        ${section("As the document draws it", html`<pre tabindex="0" role="region" aria-label="Dashboard as text">${dashboard}</pre>`)}`;
}

function category(rows, name, trends, tenant) {
    const trend = (row) => trends.get(keyOf(row));
    return table({
        caption: "KPIs: " + name,
        quiet: true,
        rows,
        key: keyOf,
        columns: [
            { label: "KPI", cell: (row) => html`<a href=${tenantPath(tenant, "kpis", row.kpi_id)}>${row.kpi_id} ${row.name}</a>${row.subject === null ? nothing : html`<br><span class="quiet">${row.subject}</span>`}` },
            { label: "Status", cell: (row) => statusBadge(row.status) },
            { label: "Value", numeric: true, cell: (row) => html`${exact(row.value)} ${row.value === null ? nothing : row.unit}` },
            { label: "Target", cell: (row) => row.targets.map((target) => html`<div>${target}</div>`) },
            { label: "Trend", cell: (row) => trendText(trend(row)?.trend) },
            { label: "Average", numeric: true, cell: (row) => exact(trend(row)?.average) },
            { label: "Least", numeric: true, cell: (row) => exact(trend(row)?.min) },
            { label: "Greatest", numeric: true, cell: (row) => exact(trend(row)?.max) },
            { label: "Review", cell: (row) => words(row.review) },
        ],
    });
}

const GATES = { pass: "good", warn: "warn", fail: "bad" };

function contracts(rows, tenant) {
    return table({
        caption: "KPI contracts",
        quiet: true,
        rows,
        key: (row) => row.kpi_id + row.version,
        columns: [
            { label: "Contract", cell: (row) => html`<a href=${tenantPath(tenant, "kpis", row.kpi_id)}>${row.kpi_id} ${row.title}</a>` },
            { label: "Version", cell: (row) => row.version },
            { label: "Gate", cell: (row) => (row.gate === null ? badge("none", "no score") : badge(GATES[row.gate], row.gate)) },
            { label: "Score", numeric: true, cell: (row) => exact(row.score) },
            { label: "Before", numeric: true, cell: (row) => exact(row.previous) },
            { label: "Points", numeric: true, cell: (row) => exact(row.points) },
            { label: "Band", cell: (row) => row.band ?? nothing },
            { label: "Action", cell: (row) => row.action ?? nothing },
            { label: "Observed (UTC)", cell: (row) => time(row.observed_at) },
        ],
    });
}
