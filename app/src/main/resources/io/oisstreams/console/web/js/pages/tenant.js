/** A tenant's integrity: the score over time, the window that is open, why the score is what it is, and what lowered it. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, getIfThere, url } from "../api.js";
import { chart } from "../charts.js";
import { explanation } from "../explanation.js";
import { count, DIMENSIONS, iso, millis, minute, period, words } from "../format.js";
import { classBadge, empty, facts, score, section, select, tile, tiles, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { table } from "../table.js";

const SCORES = [["", "Last 100"], ["30", "Last 30"], ["300", "Last 300"], ["1000", "Last 1,000"]];
const BANDS = [
    { from: 0, to: 0.8, tone: "bad", label: "Critical" },
    { from: 0.8, to: 0.95, tone: "warn", label: "Attention" },
    { from: 0.95, to: 1, tone: "good", label: "Healthy" },
];
const DEGRADATIONS = 50;
/** As the contract's section 4.8 lists them. */
const TYPES = [
    "replay_failure", "missing_chain_entry", "agent_scope_violation", "broken_predecessor_hash", "expired_signature",
    "invalid_signature", "unresolved_policy_reference", "policy_gap", "single_family_attestation", "two_family_attestation",
    "no_family_attestation", "vendor_dependent_verification", "proprietary_key_resolution",
];

export const page = {
    title: ({ params }) => params.tenant,
    load,
    follows: ["record", "time"],
    push: withRecord,
    view,
};

async function load({ params, query, signal }) {
    const base = "/ois/" + encodeURIComponent(params.tenant);
    const window = query.from ? { from: query.from, to: query.to ?? null } : {};
    const [current, list, degradations] = await Promise.all([
        getIfThere(base + "/current", signal),
        getIfThere(url(base + "/scores", { limit: query.records ?? "100" }), signal),
        getIfThere(url(base + "/degradations", { ...window, type: query.type, next: query.next, limit: DEGRADATIONS }), signal),
    ]);
    if (current === null) {
        return { current, scores: [] };
    }
    const scores = list.scores;
    const latest = scores[0];
    const [why, running] = await Promise.all([
        latest ? get(base + "/records/" + latest.window_start + "/explanation", signal) : null,
        getIfThere(base + "/current/explanation", signal),
    ]);
    return { current, scores, degradations, why, running };
}

function view(data, { params, query, setQuery }) {
    const { current, scores, why, running } = data;
    if (current === null) {
        return html`<h1>Integrity of ${params.tenant}</h1>${empty("No event that counts for a score was ever seen of this tenant.")}`;
    }
    const closed = isClosed(current, scores);
    return html`<h1>Integrity of ${params.tenant}</h1>
        <div class="columns">${latestPanel(params.tenant, scores)}${closed ? quietPanel() : openPanel(current)}</div>
        ${section(
            "Over time",
            html`<div class="filters">${select("Records", query.records, SCORES, (value) => setQuery({ records: value }))}</div>`,
            scores.length === 0 ? empty("No record has been published yet.") : charts(scores),
        )}
        ${why === null ? nothing : section("Why the last score is what it is", explanation(why, "the last score"))}
        ${running === null || closed ? nothing : section(
            "Why the running score is what it is",
            html`<p class="quiet">Not final: the window is still open.</p>`,
            explanation(running, "the running score"),
        )}
        ${section("Degradation events", degradationFilters(data, query, setQuery), degradationTable(data.degradations, params.tenant), nextPage(data.degradations, query, setQuery))}`;
}

function latestPanel(tenant, scores) {
    const latest = scores[0];
    if (!latest) {
        return section("Last record", empty("No record has been published yet."));
    }
    return section(
        "Last record",
        tiles("Last record", [
            tile("OIS", score(latest.ois)),
            tile("Class", classBadge(latest.classification)),
            ...DIMENSIONS.map((dimension, at) => tile(html`<abbr title=${dimension.name}>${dimension.short}</abbr>`, score(latest.dimensions[at]))),
        ]),
        html`<p>Window ${period(latest.window_start, latest.window_end)} UTC.
            <a href=${tenantPath(tenant, "records", latest.window_start)}>The record, its proof and its signatures</a></p>`,
    );
}

/** The query tells of the last window in which anything was heard, also when its record is published. */
function isClosed(current, scores) {
    return scores.length > 0 && millis(scores[0].window_start) >= millis(current.measurement_window.start);
}

function quietPanel() {
    return section("Open window", empty("Nothing has been heard since the last record."));
}

function openPanel(current) {
    const window = current.measurement_window;
    const reasons = Object.entries(current.incomplete_dimensions);
    return html`<section class="panel running"><h2>Open window, not final</h2>
        ${tiles("Running values, not final", [
            tile("Running OIS", score(current.ois)),
            tile("Class so far", classBadge(current.classification)),
            ...DIMENSIONS.map((dimension) =>
                tile(html`<abbr title=${dimension.name}>${dimension.short}</abbr>`, score(current.dimensions[dimension.field])),
            ),
        ])}
        <p>Window ${period(window.start, window.end)} UTC, as of ${time(current.as_of)}. These numbers change until the record is published.</p>
        ${reasons.length === 0 ? nothing : facts(reasons.map(([dimension, reason]) => [words(dimension), reason]))}
    </section>`;
}

function charts(scores) {
    const rising = scores.slice().reverse();
    const times = rising.map((row) => millis(row.window_end));
    const scored = rising.map((row) => row.ois);
    const series = DIMENSIONS.map((dimension, at) => ({ name: dimension.name, values: rising.map((row) => row.dimensions[at]) }));
    return html`
        ${chart({ title: "OIS by end of window", times, series: [{ name: "OIS", values: scored }], bands: BANDS, min: floorOf(scored), max: 1 })}
        ${chart({ title: "The six dimensions by end of window", times, series, bands: BANDS, min: floorOf(rising.flatMap((row) => row.dimensions)), max: 1 })}`;
}

/** Where the axis begins: low enough for all values, and for the bands of two classes to be seen. */
function floorOf(values) {
    const known = values.filter((value) => value !== null).map(Number);
    return Math.min(0.75, Math.floor(Math.min(1, ...known) * 20) / 20);
}

function degradationFilters(data, query, setQuery) {
    const windows = data.scores.map((row) => [iso(row.window_start), period(row.window_start, row.window_end)]);
    const byStart = new Map(data.scores.map((row) => [iso(row.window_start), iso(row.window_end)]));
    const types = [["", "All"], ...TYPES.map((type) => [type, words(type)])];
    return html`<div class="filters">
        ${select("Type", query.type, types, (type) => setQuery({ type, next: null }))}
        ${select("Window", query.from, [["", "All"], ...windows], (from) => setQuery({ from, to: byStart.get(from) ?? null, next: null }))}
    </div>`;
}

/** Rows of the degradations query, of whatever page. */
function degradationTable(answer, tenant) {
    if (answer.degradations.length === 0) {
        return empty("No degradation event matches.");
    }
    return table({
        caption: "What lowered the score, newest window first",
        quiet: true,
        rows: answer.degradations,
        key: (row) => [row.window_start_ms, row.event_type, row.dimension, row.subject, row.timestamp, row.detail].join("|"),
        columns: [
            { label: "Time (UTC)", cell: (row) => time(row.timestamp) },
            { label: "Event", cell: (row) => words(row.event_type) },
            { label: "Dimension", cell: (row) => words(row.dimension) },
            { label: "Subject", cell: (row) => row.subject },
            { label: "Detail", cell: (row) => row.detail ?? nothing },
            { label: "Record", cell: (row) => html`<a href=${tenantPath(tenant, "records", iso(row.window_start_ms))}>${minute(row.window_start_ms)}</a>` },
        ],
    });
}

function nextPage(answer, query, setQuery) {
    return html`<nav class="pager" aria-label="Pages of degradation events">
        ${query.next ? html`<button type="button" @click=${() => setQuery({ next: null })}>First page</button>` : nothing}
        ${answer.next === null ? nothing : html`<button type="button" @click=${() => setQuery({ next: answer.next })}>Next page</button>`}
        <span class="quiet">${count(answer.degradations.length)} shown</span>
    </nav>`;
}

function withRecord(data, name, event) {
    const known = data.scores.some((row) => iso(row.window_start) === iso(event.window_start));
    return known ? data : { ...data, scores: [event, ...data.scores] };
}
