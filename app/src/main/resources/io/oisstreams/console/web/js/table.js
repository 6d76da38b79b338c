/** Tables that can be sorted by their heads. */
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { count } from "./format.js";

/**
 * A table.
 *
 * @param {Object} table
 *   caption   what it shows; read out, and seen unless `quiet`
 *   columns   [{key, label, cell(row), order(row)?, mostFirst?, numeric?, title?}]; only those with `order` can be sorted by, with `mostFirst` from the largest at first. The first is the row's head
 *   rows      in the order in which they are shown
 *   key(row)  tells rows apart
 *   sort      {key, down} or null, and onSort(column) when a head is pressed
 */
export function table({ caption, quiet = false, columns, rows, key, sort = null, onSort = null }) {
    return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
        <table>
            <caption class=${quiet ? "unseen" : ""}>${caption}</caption>
            <thead><tr>${columns.map((column) => head(column, sort, onSort))}</tr></thead>
            <tbody>${repeat(rows, key, (row) => html`<tr>${columns.map((column, at) => cell(column, row, at === 0))}</tr>`)}</tbody>
        </table>
    </div>`;
}

function head(column, sort, onSort) {
    const kind = column.numeric ? "numeric" : "";
    const long = column.title ?? nothing;
    if (!column.order || !onSort) {
        return html`<th scope="col" class=${kind} title=${long}>${column.label}</th>`;
    }
    const active = sort?.key === column.key;
    const direction = active ? (sort.down ? "descending" : "ascending") : nothing;
    return html`<th scope="col" class=${kind} aria-sort=${direction} title=${long}>
        <button type="button" class="sort" @click=${() => onSort(column)}>${column.label}<span
            class="arrow" aria-hidden="true">${active ? (sort.down ? "▼" : "▲") : "↕"}</span></button>
    </th>`;
}

function cell(column, row, first) {
    const kind = column.numeric ? "numeric" : "";
    return first
        ? html`<th scope="row" class=${kind}>${column.cell(row)}</th>`
        : html`<td class=${kind}>${column.cell(row)}</td>`;
}

/** The rows by a column; those without a value come last either way. */
export function sorted(rows, columns, sort) {
    const order = columns.find((column) => column.key === sort.key)?.order;
    if (!order) {
        return rows;
    }
    const sign = sort.down ? -1 : 1;
    return rows.slice().sort((left, right) => {
        const [a, b] = [order(left), order(right)];
        if (a === null || b === null) {
            return (a === null ? 1 : 0) - (b === null ? 1 : 0);
        }
        return sign * (typeof a === "string" ? a.localeCompare(b) : a - b);
    });
}

/** What the query's `sort` says: "ois" is ascending, "-ois" descending. */
export function sortOf(query, initial) {
    const text = query.sort ?? initial;
    return { key: text.replace(/^-/, ""), down: text.startsWith("-") };
}

/** The query's `sort` after a column's head was pressed: the same one turns it round. */
export function pressed(sort, { key, mostFirst = false }) {
    const down = sort.key === key ? !sort.down : mostFirst;
    return (down ? "-" : "") + key;
}

/** One page of rows, and the way to the others. */
export function paged(rows, query, size, setQuery) {
    const pages = Math.max(1, Math.ceil(rows.length / size));
    const page = Math.min(pages, Math.max(1, Number.parseInt(query.page, 10) || 1));
    const first = (page - 1) * size;
    const go = (to) => () => setQuery({ page: to === 1 ? null : String(to) });
    const pager = pages === 1
        ? nothing
        : html`<nav class="pager" aria-label="Pages">
              <button type="button" ?disabled=${page === 1} @click=${go(page - 1)}>Previous</button>
              <span>${count(first + 1)} to ${count(Math.min(first + size, rows.length))} of ${count(rows.length)}</span>
              <button type="button" ?disabled=${page === pages} @click=${go(page + 1)}>Next</button>
          </nav>`;
    return { shown: rows.slice(first, first + size), pager };
}
