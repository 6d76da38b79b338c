/** Alerts of all tenants or of one, the newest first; a new one appears by itself. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { exact, period, words } from "../format.js";
import { badge, empty, select, severityBadge, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { table } from "../table.js";

const PAGE = 100;
const FILTERS = ["tenant", "status", "severity", "rule"];

export const page = {
    title: () => "Alerts",
    load: ({ query, signal }) => get(url("/alerts", { ...chosen(query), next: query.next, limit: PAGE }), signal),
    follows: ["alert"],
    push: (data, name, alert) => ({ ...data, pushed: [alert, ...(data.pushed ?? [])] }),
    view,
};

function chosen(query) {
    return Object.fromEntries(FILTERS.map((name) => [name, query[name]]));
}

function view(data, { query, setQuery }) {
    const alerts = rows(data, query);
    return html`<h1>Alerts</h1>
        ${filters(query, setQuery)}
        ${alerts.length === 0 ? empty("No alert matches.") : alertTable(alerts)}
        <nav class="pager" aria-label="Pages of alerts">
            ${query.next ? html`<button type="button" @click=${() => setQuery({ next: null })}>Newest</button>` : nothing}
            ${data.next === null ? nothing : html`<button type="button" @click=${() => setQuery({ next: data.next })}>Older</button>`}
        </nav>`;
}

/** Those of the query, and before them those that were pushed since; on later pages nothing is added. */
function rows(data, query) {
    const known = new Set(data.alerts.map(idOf));
    const fresh = (data.pushed ?? []).filter(
        (alert) =>
            !query.next && !known.has(idOf(alert))
            && FILTERS.every((name) => !query[name] || (name === "tenant" ? alert.tenant_id : alert[name]) === query[name]),
    );
    return [...fresh, ...data.alerts];
}

function idOf(alert) {
    return alert.alert_id + alert.status;
}

function filters(query, setQuery) {
    const set = (name) => (value) => setQuery({ [name]: value, next: null });
    const options = (values) => [["", "All"], ...values.map((value) => [value, words(value)])];
    return html`<form class="filters" role="search" aria-label="Filter alerts" @submit=${(event) => event.preventDefault()}>
        ${select("Status", query.status, options(["firing", "resolved"]), set("status"))}
        ${select("Severity", query.severity, options(["critical", "high", "warning", "info"]), set("severity"))}
        <label class="field">Rule
            <input .value=${query.rule ?? ""} placeholder="ois_class" @change=${(event) => set("rule")(event.target.value.trim())}>
        </label>
        <label class="field">Tenant
            <input .value=${query.tenant ?? ""} placeholder="the whole id" @change=${(event) => set("tenant")(event.target.value.trim())}>
        </label>
    </form>`;
}

function alertTable(alerts) {
    return table({
        caption: "Alerts, the newest first",
        quiet: true,
        rows: alerts,
        key: idOf,
        columns: [
            { label: "Detected (UTC)", cell: (alert) => time(alert.detected_at_ms) },
            { label: "Status", cell: (alert) => (alert.status === "firing" ? badge("bad", "firing") : badge("good", "resolved")) },
            { label: "Severity", cell: (alert) => severityBadge(alert.severity) },
            { label: "Tenant", cell: (alert) => html`<a href=${tenantPath(alert.tenant_id)}>${alert.tenant_id}</a>` },
            { label: "Rule", cell: (alert) => html`<code>${alert.rule}</code>` },
            { label: "Message", cell: (alert) => alert.message },
            { label: "Value", numeric: true, cell: (alert) => exact(alert.value) },
            { label: "Threshold", numeric: true, cell: (alert) => exact(alert.threshold) },
            { label: "Period (UTC)", cell: (alert) => (alert.window_start_ms === null ? nothing : period(alert.window_start_ms, alert.window_end_ms)) },
        ],
    });
}
