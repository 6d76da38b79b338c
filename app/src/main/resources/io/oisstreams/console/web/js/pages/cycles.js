/** The production cycles of a tenant, the last first. */
import { html } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { count, duration, exact, millis, NONE, words } from "../format.js";
import { cycleBadge, dayField, filters, listed, operationsTabs, verdictBadge } from "../operations.js";
import { badge, empty, select, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { table } from "../table.js";

const STATUSES = ["running", "completed", "failed", "halted", "unknown"];

export const page = {
    title: ({ params }) => "Cycles of " + params.tenant,
    load: ({ params, query, signal }) =>
        get(
            url("/operations/cycles", {
                tenant: params.tenant,
                status: query.status,
                from: query.from,
                to: query.to,
                limit: query.limit,
            }),
            signal,
        ),
    follows: ["report", "deviation"],
    view,
};

function view({ cycles, more }, { params, query, setQuery }) {
    const set = (name) => (value) => setQuery({ [name]: value });
    return html`<h1>Cycles of ${params.tenant}</h1>
        ${operationsTabs(params.tenant, "cycles")}
        ${filters(
            "Filter cycles",
            select("Status", query.status, [["", "All"], ...STATUSES.map((status) => [status, words(status)])], set("status")),
            dayField("From day", query.from, set("from")),
            dayField("Before day", query.to, set("to")),
        )}
        ${listed(count(cycles.length) + " cycles", more, query, setQuery)}
        ${cycles.length === 0 ? empty("No cycle was heard of like this.") : cycleTable(cycles, params.tenant)}`;
}

function cycleTable(cycles, tenant) {
    const number = (key, label, of) => ({ key, label, numeric: true, cell: (row) => (row.summary === null ? NONE : of(row.summary)) });
    return table({
        caption: "Cycles, by the day on which they were heard of last",
        columns: [
            { key: "id", label: "Cycle", cell: (row) => html`<a href=${tenantPath(tenant, "operations", "cycles", row.cycle_id)}>${row.cycle_id}</a>` },
            { key: "status", label: "Status", cell: (row) => cycleBadge(row.status) },
            { key: "started", label: "Started (UTC)", cell: (row) => time(row.started_at) },
            { key: "ended", label: "Ended (UTC)", cell: (row) => time(row.ended_at) },
            { key: "took", label: "Took", cell: took },
            {
                key: "verdict",
                label: "Signatures",
                cell: (row) => (row.summary === null ? badge("none", "No log yet") : verdictBadge(row.summary.verification_status)),
            },
            number("verified", "Verified", (summary) => count(summary.signatures_verified) + " of " + count(summary.total_operations)),
            number("failed", "Failed", (summary) => count(summary.signatures_failed)),
            number("missing", "Missing", (summary) => count(summary.signatures_missing)),
            number("rate", "Rate %", (summary) => exact(summary.verification_rate_pct)),
            { key: "late", label: "Late", numeric: true, cell: (row) => count(row.late_operations) },
        ],
        rows: cycles,
        key: (row) => row.cycle_id,
    });
}

function took(row) {
    return row.started_at === null || row.ended_at === null ? NONE : duration(millis(row.ended_at) - millis(row.started_at));
}
