/** Every tenant at a glance, the worst first. */
import { html } from "../../vendor/lit-html/lit-html.js";
import { get, getIfThere, url } from "../api.js";
import { classOf, count, DIMENSIONS, millis, minute, NONE, period } from "../format.js";
import { alertCounts, badge, classBadge, empty, score, select, tile, tiles } from "../parts.js";
import { tenantPath } from "../router.js";
import { spark } from "../spark.js";
import { paged, pressed, sorted, sortOf, table } from "../table.js";

const PAGE = 50;
const HISTORY = 30;
const IDS = 1000;
const RANKS = { Critical: 0, Attention: 1, Healthy: 2 };
const WORST_FIRST = "worst";

const COLUMNS = [
    { key: "tenant", label: "Tenant", cell: nameOf, order: (row) => row.tenant_id },
    { key: WORST_FIRST, label: "Class", cell: (row) => classBadge(row.classification), order: rank },
    { key: "ois", label: "OIS", numeric: true, cell: (row) => score(row.ois), order: (row) => number(row.ois) },
    ...DIMENSIONS.map((dimension, at) => ({
        key: dimension.short,
        label: dimension.short,
        title: dimension.name,
        numeric: true,
        cell: (row) => score(row.dimensions[at]),
        order: (row) => number(row.dimensions[at]),
    })),
    { key: "history", label: "Last 30", title: "OIS of the last 30 records", cell: (row) => spark(row.history) },
    { key: "alerts", label: "Alerts", cell: (row) => alertCounts(row.alerts), order: urgency, mostFirst: true },
    { key: "deviations", label: "Deviations", numeric: true, cell: deviationsOf, order: (row) => row.deviations, mostFirst: true },
    { key: "window", label: "Record (UTC)", title: "End of the last record's window", cell: recordOf, order: (row) => millis(row.window_start), mostFirst: true },
];

export const page = {
    title: () => "Overview",
    load,
    loadKey: () => "",
    follows: ["record", "alert", "deviation"],
    push: (data, name, event) => (name === "record" ? withRecord(data, event) : data),
    view,
};

const NOTHING_YET = {
    window_start: null,
    window_end: null,
    ois: null,
    classification: null,
    dimensions: DIMENSIONS.map(() => null),
    history: [],
    alerts: { critical: 0, high: 0, warning: 0, info: 0 },
    deviations: 0,
};

/** Of a tenant that was only just heard nothing is published yet: it is there all the same. */
async function load({ signal }) {
    const [overview, ids] = await Promise.all([get("/overview", signal), idsOfAll(signal)]);
    const known = new Set(overview.tenants.map((row) => row.tenant_id));
    const fresh = ids.filter((id) => !known.has(id)).map((id) => ({ ...NOTHING_YET, tenant_id: id }));
    return { ...overview, tenants: [...overview.tenants, ...fresh] };
}

/** Where integrity is not run there are none. */
async function idsOfAll(signal) {
    const ids = [];
    let next = null;
    do {
        const page = await getIfThere(url("/tenants/ids", { limit: IDS, next }), signal);
        ids.push(...(page?.tenants ?? []));
        next = page?.next ?? null;
    } while (next !== null);
    return ids;
}

function view(data, { query, setQuery }) {
    const found = sorted(data.tenants.filter(filter(query)), COLUMNS, sortOf(query, WORST_FIRST));
    const { shown, pager } = paged(found, query, PAGE, setQuery);
    const sort = sortOf(query, WORST_FIRST);
    return html`<h1>Overview</h1>
        ${summary(data.tenants)}
        ${filters(query, setQuery)}
        <p class="found" role="status">${count(found.length)} of ${count(data.tenants.length)} tenants</p>
        <div class="overview">${found.length === 0
            ? empty(data.tenants.length === 0 ? "No tenant has been heard yet." : "No tenant matches these filters.")
            : table({
                  caption: "Tenants with their last record",
                  quiet: true,
                  columns: COLUMNS,
                  rows: shown,
                  key: (row) => row.tenant_id,
                  sort,
                  onSort: (column) => setQuery({ sort: pressed(sort, column), page: null }),
              })}</div>
        ${pager}
        <p class="legend">${DIMENSIONS.map(({ short, name }) => html`<span><b>${short}</b> ${name}</span>`)}</p>`;
}

function summary(tenants) {
    const of = (classification) => count(tenants.filter((row) => row.classification === classification).length);
    const alerts = tenants.reduce((sum, row) => sum + firing(row), 0);
    const deviations = tenants.reduce((sum, row) => sum + row.deviations, 0);
    return tiles("All tenants", [
        tile("Tenants", count(tenants.length)),
        tile(badge("bad", "Critical"), of("Critical")),
        tile(badge("warn", "Attention"), of("Attention")),
        tile(badge("good", "Healthy"), of("Healthy")),
        tile(badge("none", "No score"), of(null)),
        tile("Alerts firing", count(alerts)),
        tile("Open deviations", count(deviations)),
    ]);
}

function filters(query, setQuery) {
    const set = (name) => (value) => setQuery({ [name]: value, page: null });
    const classes = [["", "All"], ["Critical", "Critical"], ["Attention", "Attention"], ["Healthy", "Healthy"], ["none", "No score"]];
    const open = [["", "All"], ["alerts", "With alerts"], ["deviations", "With deviations"]];
    return html`<form class="filters" role="search" aria-label="Filter tenants" @submit=${(event) => event.preventDefault()}>
        <label class="field">Tenant
            <input type="search" .value=${query.q ?? ""} placeholder="part of the id" @input=${(event) => set("q")(event.target.value)}>
        </label>
        ${select("Class", query.class, classes, set("class"))} ${select("Open", query.open, open, set("open"))}
    </form>`;
}

function filter(query) {
    const text = (query.q ?? "").toLowerCase();
    return (row) =>
        row.tenant_id.toLowerCase().includes(text)
        && (!query.class || (row.classification ?? "none") === query.class)
        && (query.open !== "alerts" || firing(row) > 0)
        && (query.open !== "deviations" || row.deviations > 0);
}

/** The row with a record that was just published, unless it is known already. */
function withRecord(data, event) {
    return {
        ...data,
        tenants: data.tenants.map((row) =>
            row.tenant_id === event.tenant_id && (row.window_start === null || millis(row.window_start) < millis(event.window_start))
                ? { ...row, ...event, history: [...row.history, event.ois].slice(-HISTORY) }
                : row,
        ),
    };
}

function nameOf(row) {
    return html`<a href=${tenantPath(row.tenant_id)}>${row.tenant_id}</a>`;
}

function deviationsOf(row) {
    return row.deviations === 0
        ? html`<span class="quiet">0</span>`
        : html`<a href=${tenantPath(row.tenant_id, "operations", "deviations")} aria-label=${
              row.deviations + " open deviations of " + row.tenant_id
          }>${count(row.deviations)}</a>`;
}

function recordOf(row) {
    return row.window_start === null
        ? NONE
        : html`<a href=${tenantPath(row.tenant_id, "records", row.window_start)} aria-label=${
              "Record of " + period(row.window_start, row.window_end) + " of " + row.tenant_id
          }>${minute(row.window_end)}</a>`;
}

/** By class, then by score: 0 to 4. */
function rank(row) {
    const classification = row.classification ?? classOf(row.ois);
    return classification === null ? null : RANKS[classification] + Number(row.ois);
}

function urgency(row) {
    const { critical, high, warning, info } = row.alerts;
    return critical * 1e9 + high * 1e6 + warning * 1e3 + info;
}

function firing(row) {
    return Object.values(row.alerts).reduce((sum, some) => sum + some, 0);
}

function number(value) {
    return value === null ? null : Number(value);
}
