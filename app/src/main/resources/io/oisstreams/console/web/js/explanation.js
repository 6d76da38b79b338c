/** Why a score is what it is: what each dimension adds to it, and the events that cost most. */
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { count, DIMENSIONS, duration, exact, words } from "./format.js";
import { empty, score, time } from "./parts.js";
import { table } from "./table.js";

const MS = "policy_continuity";

/**
 * What `/explanation` answers.
 *
 * @param {Object} why the answer
 * @param {string} what which score it is of
 */
export function explanation(why, what) {
    return html`${table({
        caption: "What each dimension adds to " + what + ": numerator / denominator × weight",
        rows: why.dimensions,
        key: (row) => row.dimension,
        columns: [
            { label: "Dimension", cell: (row) => nameOf(row.dimension) },
            { label: "Numerator", numeric: true, cell: (row) => amount(row, row.numerator) },
            { label: "Denominator", numeric: true, cell: (row) => amount(row, row.denominator) },
            { label: "Value", numeric: true, cell: (row) => score(row.value) },
            { label: "Weight", numeric: true, cell: (row) => exact(row.weight) },
            { label: "Contribution", numeric: true, cell: (row) => exact(row.contribution) },
            { label: "Lost", numeric: true, cell: (row) => exact(row.lost) },
            { label: "Note", cell: (row) => (row.excluded ? "Excluded: " : "") + (row.reason ?? "") },
        ],
    })}
    <h3>What cost most</h3>
    ${costliest(why, what)}`;
}

function amount(row, value) {
    return row.dimension === MS ? html`<span title=${duration(Number(value))}>${count(value)} ms</span>` : count(value);
}

function nameOf(field) {
    return DIMENSIONS.find((dimension) => dimension.field === field)?.name ?? words(field);
}

function costliest(why, what) {
    if (why.costliest.length === 0) {
        return empty(why.final ? "No event lowered this score." : "The events of an open window are counted when it closes.");
    }
    return table({
        caption: "By how much " + what + " would be higher if this one event had been in order and all else equal",
        rows: why.costliest,
        key: (row) => [row.event_type, row.dimension, row.subject, row.timestamp, row.detail].join("|"),
        columns: [
            { label: "Event", cell: (row) => words(row.event_type) },
            { label: "Dimension", cell: (row) => nameOf(row.dimension) },
            { label: "Subject", cell: (row) => row.subject },
            { label: "Time (UTC)", cell: (row) => time(row.timestamp) },
            { label: "Cost", numeric: true, cell: (row) => exact(row.cost) },
            { label: "Detail", cell: (row) => row.detail ?? nothing },
        ],
    });
}
