/** The published reports of a tenant, the newest first. */
import { html } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { count, day, NONE, period, words } from "../format.js";
import { choices, dayField, filters, linkTo, listed, operationsTabs } from "../operations.js";
import { empty, hash, select, time } from "../parts.js";
import { table } from "../table.js";

const KINDS = ["daily_cost_report", "signature_log", "weekly_attestation", "readiness_brief"];
const DAY_MS = 86_400_000;

export const page = {
    title: ({ params }) => "Reports of " + params.tenant,
    load: ({ params, query, signal }) =>
        get(
            url("/operations/reports", {
                tenant: params.tenant,
                kind: query.kind,
                from: query.from,
                to: query.to,
                limit: query.limit,
            }),
            signal,
        ),
    follows: ["report"],
    view,
};

function view({ reports, more }, { params, query, setQuery }) {
    const set = (name) => (value) => setQuery({ [name]: value });
    return html`<h1>Reports of ${params.tenant}</h1>
        ${operationsTabs(params.tenant, "reports")}
        ${filters(
            "Filter reports",
            select("Kind", query.kind, choices(KINDS), set("kind")),
            dayField("Made from day", query.from, set("from")),
            dayField("Made before day", query.to, set("to")),
        )}
        ${listed(count(reports.length) + " reports", more, query, setQuery)}
        ${reports.length === 0 ? empty("No report was published like this.") : reportTable(reports, params.tenant)}`;
}

function reportTable(reports, tenant) {
    return table({
        caption: "Reports, the newest first",
        columns: [
            { key: "name", label: "Name", cell: (row) => linkTo(tenant, "reports", row.name) },
            { key: "kind", label: "Kind", cell: (row) => words(row.kind) },
            { key: "period", label: "About (UTC)", cell: periodOf },
            { key: "made", label: "Made (UTC)", cell: (row) => time(row.made_at) },
            { key: "size", label: "Bytes", numeric: true, cell: (row) => count(row.size) },
            { key: "download", label: "File", cell: (row) => download(row, tenant) },
            { key: "sha3", label: "SHA3-256", cell: digest },
        ],
        rows: reports,
        key: (row) => row.name,
    });
}

function periodOf({ period_start: start, period_end: end }) {
    if (start === null || end === null) {
        return NONE;
    }
    return Date.parse(end) - Date.parse(start) === DAY_MS ? day(start) : period(start, end);
}

function download({ name }, tenant) {
    const address = url("/operations/reports/" + encodeURIComponent(name), { tenant });
    return html`<a href=${address} download=${name} aria-label=${"Download " + name}>Download</a>`;
}

function digest({ sha3_256: digits }) {
    return html`<details><summary>${digits.slice(0, 8)}</summary>${hash(digits)}</details>`;
}
