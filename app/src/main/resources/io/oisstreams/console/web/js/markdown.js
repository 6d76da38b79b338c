/**
 * Shows the Markdown that reports are written in: headings, lists, tables, paragraphs, strong words and literal marks.
 * Everything else stays as it was written. Templates hold the texts, so nothing in them is taken for HTML.
 */
import { html } from "../vendor/lit-html/lit-html.js";

const INLINE = /\\([!-/:-@[-`{-~])|&#32;|\*\*(.+?)\*\*/g;
const HEADING = /^(#{1,4}) (.*)$/;
const ITEM = /^- (.*)$/;
const ROW = /^\|.*\|$/;
const RULE = /^\|[\s:|-]+\|$/;

/** A report as a template. */
export function markdown(text) {
    const lines = text.split("\n");
    const blocks = [];
    let heading = "Report";
    let tables = 0;
    for (let at = 0; at < lines.length; ) {
        const end = endOf(lines, at);
        const block = lines.slice(at, end);
        const title = HEADING.exec(block[0]);
        if (title) {
            heading = plain(title[2]);
            tables = 0;
            blocks.push(headingOf(title[1].length, title[2]));
        } else if (ROW.test(block[0])) {
            tables += 1;
            blocks.push(tableOf(block, tables === 1 ? heading : heading + ", table " + tables));
        } else if (ITEM.test(block[0])) {
            blocks.push(html`<ul>${block.map((line) => html`<li>${inline(ITEM.exec(line)[1])}</li>`)}</ul>`);
        } else if (block.some((line) => line !== "")) {
            blocks.push(html`<p>${inline(block.join(" "))}</p>`);
        }
        at = end;
    }
    return html`<div class="document">${blocks}</div>`;
}

/** Behind the lines that belong together with the first. */
function endOf(lines, first) {
    const kind = kindOf(lines[first]);
    let end = first + 1;
    while (kind !== "heading" && end < lines.length && kindOf(lines[end]) === kind) {
        end += 1;
    }
    return end;
}

function kindOf(line) {
    if (HEADING.test(line)) {
        return "heading";
    }
    if (ROW.test(line)) {
        return "table";
    }
    if (ITEM.test(line)) {
        return "list";
    }
    return line === "" ? "nothing" : "text";
}

/** One level below the page's own. */
function headingOf(level, text) {
    const words = inline(text);
    if (level === 1) {
        return html`<h2>${words}</h2>`;
    }
    return level === 2 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`;
}

function tableOf(lines, caption) {
    const ruled = lines.length > 1 && RULE.test(lines[1]);
    const sides = ruled ? cells(lines[1]).map((rule) => (rule.endsWith(":") ? "numeric" : "")) : [];
    const [head, rows] = ruled ? [cells(lines[0]), lines.slice(2)] : [[], lines];
    return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0"><table>
        <caption class="unseen">${caption}</caption>
        <thead><tr>${head.map((cell, at) => html`<th scope="col" class=${sides[at]}>${inline(cell)}</th>`)}</tr></thead>
        <tbody>${rows.map(
            (row) => html`<tr>${cells(row).map((cell, at) => cellOf(cell, at, sides[at] ?? ""))}</tr>`,
        )}</tbody>
    </table></div>`;
}

function cellOf(cell, at, side) {
    return at === 0
        ? html`<th scope="row" class=${side}>${inline(cell)}</th>`
        : html`<td class=${side}>${inline(cell)}</td>`;
}

function cells(line) {
    return line.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function inline(text) {
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(INLINE)) {
        parts.push(text.slice(end, match.index));
        parts.push(match[2] === undefined ? (match[1] ?? " ") : html`<strong>${inline(match[2])}</strong>`);
        end = match.index + match[0].length;
    }
    parts.push(text.slice(end));
    return parts;
}

function plain(text) {
    return text.replaceAll(INLINE, (all, mark, strong) => strong ?? mark ?? " ");
}
