/** One record, whole: what it says, its place in the chain, its signatures, and its verification in this browser. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, getIfThere, getText, parse, url } from "../api.js";
import { explanation } from "../explanation.js";
import { count, DIMENSIONS, exact, iso, millis, period, words } from "../format.js";
import { classBadge, empty, facts, hash, score, section, tile, tiles, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { table } from "../table.js";
import { verification } from "../verification.js";

const LEAVES = 200;

export const page = {
    title: ({ params }) => "Record of " + params.tenant + ", " + params.start,
    loadKey: () => "",
    load,
    follows: [],
    view,
};

async function load({ params, signal }) {
    const base = "/ois/" + encodeURIComponent(params.tenant);
    const path = base + "/records/" + encodeURIComponent(params.start);
    const text = await getText(path, signal);
    const record = parse(text);
    const { start, end } = record.measurement_window;
    const length = millis(end) - millis(start);
    const [before, after, why, evidence] = await Promise.all([
        get(url(base + "/scores", { to: start, limit: 1 }), signal),
        get(url(base + "/scores", { from: end, to: iso(millis(end) + length), limit: 1 }), signal),
        get(path + "/explanation", signal),
        getIfThere(url(path + "/evidence", { limit: LEAVES }), signal),
    ]);
    return { path, text, record, why, evidence, previous: before.scores[0] ?? null, next: after.scores[0] ?? null };
}

function view(data, { params, update }) {
    const { record, why } = data;
    const window = record.measurement_window;
    return html`<p><a href=${tenantPath(params.tenant)}>Integrity of ${params.tenant}</a></p>
        <h1>Record of ${period(window.start, window.end)} UTC</h1>
        ${summary(record)}
        ${section("Verification", verification(data, params.tenant, update))}
        <div class="columns">
            ${section("Place in the chain", chain(data, params.tenant))}
            ${section("Signatures", signatures(record.extensions.signatures))}
        </div>
        ${section("Why the score is what it is", explanation(why, "the score"))}
        <div class="columns">
            ${section("What was counted", counts(record.extensions.telemetry), exclusions(record))}
            ${section("What was rejected", counts(record.extensions.rejected, "Nothing was rejected."))}
            ${section("Degradation events", counts(record.extensions.degradation_counts, "There were none."), degradations(params.tenant, record))}
        </div>
        ${section("The record itself", html`<p><a class="button" href=${data.path} download=${"ois-record-" + fileName(record)}>Download</a></p>
            <details><summary>As JSON</summary><pre tabindex="0" role="region" aria-label="The record as JSON">${JSON.stringify(record, null, 2)}</pre></details>`)}`;
}

function fileName(record) {
    return (record.extensions.tenant_id + "-" + record.measurement_window.start).replaceAll(/[^A-Za-z0-9-]/g, "-") + ".json";
}

function summary(record) {
    return tiles("Scores", [
        tile("OIS", score(record.ois)),
        tile("Class", classBadge(record.extensions.classification)),
        ...DIMENSIONS.map((dimension) =>
            tile(html`<abbr title=${dimension.name}>${dimension.short}</abbr>`, score(record.dimensions[dimension.field])),
        ),
    ]);
}

function chain({ record, previous, next }, tenant) {
    const { previous_record_hash: link, checkpoint, evidence_root: root, evidence_leaves: leaves } = record.extensions;
    const [origin, size, logRoot] = (checkpoint ?? "").split("\n");
    const to = (row, text) =>
        row === null ? "None" : html`<a href=${tenantPath(tenant, "records", iso(row.window_start))}>${text} ${period(row.window_start, row.window_end)}</a>`;
    return facts([
        ["Record before", to(previous, "Record of")],
        ["Hash of the record before", hash(link)],
        ["Record after", to(next, "Record of")],
        ["Published", html`${time(record.timestamp)} UTC`],
        ["Telemetry hash", hash(record.telemetry_hash)],
        ["Evidence root", hash(root)],
        ["Evidence leaves", count(leaves)],
        ["Log", origin ?? nothing],
        ["Size of the log", size ?? nothing],
        ["Root of the log", hash(logRoot)],
    ]);
}

function signatures(list) {
    if (list.length === 0) {
        return empty("This record is unsigned: no signing keys are configured. Its hash still links it to its neighbours.");
    }
    return table({
        caption: "Each signs the record's hash, and the checkpoint of the log",
        rows: list,
        key: (row) => row.key_id,
        columns: [
            { label: "Family", cell: (row) => row.family },
            { label: "Key", cell: (row) => html`<code class="hash">${row.key_id}</code>` },
            { label: "Bytes", numeric: true, cell: (row) => count(Math.floor((row.signature.replace(/=+$/, "").length * 3) / 4)) },
        ],
    });
}

function counts(named, none = "Nothing was counted.") {
    const list = Object.entries(named);
    return list.length === 0 ? empty(none) : facts(list.map(([name, value]) => [words(name), exact(value)]));
}

function exclusions(record) {
    const incomplete = Object.entries(record.incomplete_dimensions).map(([dimension, reason]) => [words(dimension), reason]);
    const excluded = record.dimension_exclusions.map(({ dimension, reason }) => [words(dimension), "Excluded: " + reason]);
    return incomplete.length + excluded.length === 0 ? nothing : html`<h3>Without a value</h3>${facts([...incomplete, ...excluded])}`;
}

function degradations(tenant, record) {
    const { start, end } = record.measurement_window;
    return html`<p><a href=${url(tenantPath(tenant), { from: iso(start), to: iso(end) })}>All of them, with filters</a></p>`;
}
