/** The production cycles of a tenant, the last first. */
import { html } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { count, duration, exact, millis, NONE } from "../format.js";
import { choices, cycleBadge, dayField, filters, linkTo, listed, operationsTabs, verdictBadge } from "../operations.js";
import { badge, empty, select, time } from "../parts.js";
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
    follows: ["report", "deviation", "time"],
    view,
};

function view({ cycles, more }, { params, query, setQuery }) {
    const set = (name) => (value) => setQuery({ [name]: value });
    return html`<h1>Cycles of ${params.tenant}</h1>
        ${operationsTabs(params.tenant, "cycles")}
        ${filters(
            "Filter cycles",
            select("Status", query.status, choices(STATUSES), set("status")),
            dayField("From day", query.from, set("from")),
            dayField("Before day", query.to, set("to")),
        )}
        ${listed(count(cycles.length) + " cycles", more, query, setQuery)}
        ${cycles.length === 0 ? empty("No cycle was heard of like this.") : cycleTable(cycles, params.tenant)}`;
}

function cycleTable(cycles, tenant) {
    const number = (key, label, of) => ({
        key,
        label,
        numeric: true,
        cell: ({ summary }) => (summary === null ? NONE : of(summary)),
    });
    return table({
        caption: "Cycles, by the day on which they were heard of last",
        columns: [
            { key: "id", label: "Cycle", cell: (row) => linkTo(tenant, "cycles", row.cycle_id) },
            { key: "status", label: "Status", cell: (row) => cycleBadge(row.status) },
            { key: "started", label: "Started (UTC)", cell: (row) => time(row.started_at) },
            { key: "ended", label: "Ended (UTC)", cell: (row) => time(row.ended_at) },
            { key: "took", label: "Took", cell: took },
            { key: "verdict", label: "Signatures", cell: verdictOf },
            number("verified", "Verified", verifiedOf),
            number("failed", "Failed", (summary) => count(summary.signatures_failed)),
            number("missing", "Missing", (summary) => count(summary.signatures_missing)),
            number("rate", "Rate %", (summary) => exact(summary.verification_rate_pct)),
            { key: "late", label: "Late", numeric: true, cell: (row) => count(row.late_operations) },
        ],
        rows: cycles,
        key: (row) => row.cycle_id,
    });
}

function verdictOf({ summary }) {
    return summary === null ? badge("none", "No log yet") : verdictBadge(summary.verification_status);
}

function verifiedOf(summary) {
    return count(summary.signatures_verified) + " of " + count(summary.total_operations);
}

function took({ started_at: start, ended_at: end }) {
    return start === null || end === null ? NONE : duration(millis(end) - millis(start));
}
