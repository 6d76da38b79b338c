/** Governance metrics of WF5: trailing windows, by hour or day, and decisions by reason. */
import { html } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { chart } from "../charts.js";
import { count, day, duration, exact, millis, minute, words } from "../format.js";
import { empty, section, select, tile, tiles } from "../parts.js";

const WINDOWS = [["", "24 hours"], ["7d", "7 days"], ["30d", "30 days"]];
const BUCKETS = [["", "Hours"], ["day", "Days"]];
const REASONS = [["", "Reason code"], ["family", "Family"]];
const SERIES = [
    ["uair", "UAIR: unsafe actions that were stopped"],
    ["gar", "GAR: autonomous decisions with valid lineage"],
    ["airt_p50_ms", "AIRT, median, ms"],
    ["airt_p95_ms", "AIRT, 95th percentile, ms"],
    ["tca", "TCA: cost per terminal decision"],
    ["security_denial_total", "Security denials"],
    ["security_replay_detected_total", "Replays detected"],
    ["security_replay_guard_unavailable_total", "Replay guard unavailable"],
];
const COUNTERS = new Set(SERIES.slice(5).map(([metric]) => metric));

export const page = {
    title: ({ params }) => "Governance of " + params.tenant,
    load,
    follows: ["rollup", "time"],
    view,
};

async function load({ params, query, signal }) {
    const window = query.window ?? "24h";
    const common = { tenant: params.tenant, window, at: query.at };
    const bucket = query.bucket ?? "hour";
    const [summary, reasons, ...series] = await Promise.all([
        get(url("/metrics/summary", common), signal),
        get(url("/metrics/reasons", { ...common, by: query.by ?? "code" }), signal),
        ...SERIES.map(([metric]) => get(url("/metrics/series", { ...common, metric, bucket }), signal)),
    ]);
    return { summary, reasons, series };
}

function view(data, { params, query, setQuery }) {
    return html`<h1>Governance of ${params.tenant}</h1>
        <form class="filters" aria-label="What is shown" @submit=${(event) => event.preventDefault()}>
            ${select("Window", query.window, WINDOWS, (window) => setQuery({ window }))}
            ${select("By", query.bucket, BUCKETS, (bucket) => setQuery({ bucket }))}
            ${select("Reasons by", query.by, REASONS, (by) => setQuery({ by }))}
            <label class="field">Until (UTC; empty: the latest)
                <input .value=${query.at ?? ""} placeholder="2026-01-05T03:00:00Z" @change=${(event) => setQuery({ at: event.target.value.trim() })}>
            </label>
        </form>
        ${summaryTiles(data.summary)}
        ${section(query.by === "family" ? "Decisions by family of reasons" : "Decisions by reason", ranking(data.reasons, query.by ?? "code"))}
        <div class="columns">${SERIES.map(([metric, title], at) => html`<div class="panel">${seriesChart(metric, title, data.series[at].series, query.bucket)}</div>`)}</div>`;
}

function summaryTiles(summary) {
    return tiles("Trailing window of " + summary.window, [
        tile("UAIR", exact(summary.uair)),
        tile("GAR", exact(summary.gar)),
        tile("AIRT median", html`${exact(summary.airtP50Ms)} ms`, html`<span class="note-line">${duration(Number(summary.airtP50Ms))}</span>`),
        tile("AIRT 95 %", html`${exact(summary.airtP95Ms)} ms`, html`<span class="note-line">${duration(Number(summary.airtP95Ms))}</span>`),
        tile("TCA", exact(summary.tca)),
        tile("Decisions", count(summary.totalEvents)),
        tile("Denials", count(summary.denialEvents)),
        tile("Replays detected", count(summary.replayDetectedEvents)),
        tile("Guard unavailable", count(summary.replayGuardUnavailableEvents)),
    ]);
}

function seriesChart(metric, title, points, bucket) {
    if (points.length === 0) {
        return empty(title + ": nothing in this window.");
    }
    return chart({
        title,
        times: points.map((point) => millis(point.timestamp)),
        series: [{ name: title, values: points.map((point) => point.value), kind: COUNTERS.has(metric) ? "bar" : "line" }],
        min: 0,
        label: bucket === "day" ? day : minute,
    });
}

/** The most frequent first, as the query ranks them; the bars are as long as they are often. */
function ranking(reasons, by) {
    const rows = by === "family" ? reasons.families : reasons.codes;
    if (rows.length === 0) {
        return empty("No decision in this window.");
    }
    const most = Math.max(...rows.map((row) => Number(row.count)));
    return html`<div class="scroll" role="region" aria-label="Decisions by reason" tabindex="0"><table class="ranking">
        <caption>${count(reasons.total)} decisions, the most frequent reason first</caption>
        <thead><tr><th scope="col">Reason</th><th scope="col" class="numeric">Decisions</th><th scope="col" class="numeric">Share</th><th scope="col"><span class="unseen">Bar</span></th></tr></thead>
        <tbody>${rows.map(
            (row) => html`<tr><th scope="row">${by === "family" ? words(row.reasonFamily) : html`<code>${row.reasonCode}</code>`}</th>
                <td class="numeric">${count(row.count)}</td>
                <td class="numeric">${exact(row.percentage)}</td>
                <td class="bar-cell"><span class="bar-row" aria-hidden="true"><span .style=${"width:" + (100 * row.count) / most + "%"}></span></span></td></tr>`,
        )}</tbody>
    </table></div>`;
}
