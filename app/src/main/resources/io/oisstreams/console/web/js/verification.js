/** "Verify in this browser": what was published is hashed and computed again here, by code that trusts nothing it is given. */
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { getText, url } from "./api.js";
import { count } from "./format.js";
import { badge, empty } from "./parts.js";
import { table } from "./table.js";

const VERDICTS = { true: ["good", "Holds"], false: ["bad", "Fails"], null: ["none", "Not checked"] };

/**
 * The choices, and what was found.
 *
 * @param {Object} data of the record's page: text, path, evidence, previous, next; verdict and keys once there are any
 * @param {string} tenant
 * @param {(changes: Object) => void} update takes verdict, busy, keys and event
 */
export function verification(data, tenant, update) {
    const leaves = data.evidence?.leaves ?? [];
    const leaf = leaves.find((row) => idOf(row) === data.event) ?? leaves[0] ?? null;
    return html`<p>Hashes, score, chain and Merkle paths are computed again in this page from what the service published. Signatures of the
            post-quantum families are verified by <code>./ois verify</code> with the bundle below. This page itself came from the service:
            whoever doubts that takes the bundle to a program of their own.</p>
        <div class="filters">
            ${leaves.length === 0 ? nothing : html`<label class="field">Event whose place is proved
                <select @change=${(event) => update({ event: event.target.value, verdict: null })}>
                    ${leaves.map((row) => html`<option value=${idOf(row)} ?selected=${row === leaf}>${row.topic}: ${row.event_id}</option>`)}
                </select></label>`}
            <label class="field"><span>Trusted keys (a file of <code>./ois keys trust</code>)</span>
                <input type="file" accept=".json,application/json" @change=${(event) => readKeys(event, update)}></label>
        </div>
        <p class="actions">
            <button type="button" class="main-action" ?disabled=${data.busy} @click=${() => verify(data, tenant, leaf, update)}>Verify in this browser</button>
            ${leaf === null ? nothing : html`<a class="button" href=${bundlePath(data, leaf)} download=${"ois-proof-" + fileName(leaf)}>Download the proof bundle</a>`}
        </p>
        ${data.evidence?.next ? html`<p class="quiet">The list has the first ${count(leaves.length)} of ${count(data.evidence.evidence_leaves)} events.
            <code>./ois prove</code> makes the bundle of any.</p>` : nothing}
        ${leaves.length === 0 ? empty("No event was used for this record, so there is none to prove.") : nothing}
        <div role="status">${data.verdict ? result(data.verdict) : nothing}</div>`;
}

function idOf(row) {
    return row.topic + " " + row.event_id;
}

function bundlePath(data, leaf) {
    return url(data.path + "/proof", { event_id: leaf.event_id, topic: leaf.topic });
}

function fileName(leaf) {
    return leaf.event_id.replaceAll(/[^A-Za-z0-9-]/g, "-") + ".json";
}

async function readKeys(event, update) {
    const file = event.target.files[0];
    if (!file) {
        update({ keys: null, verdict: null });
        return;
    }
    // Whoever verifies before they are read would be told that there are none.
    update({ busy: true, verdict: null });
    try {
        const { trustedKeys } = await import("./verify/signatures.js");
        update({ busy: false, keys: trustedKeys(await file.text()) });
    } catch (error) {
        update({ busy: false, keys: null, verdict: { steps: [{ name: "Trusted keys", ok: false, detail: error.message, expected: null, actual: null }] } });
    }
}

async function verify(data, tenant, leaf, update) {
    update({ busy: true, verdict: null });
    try {
        update({ busy: false, verdict: { steps: await steps(data, tenant, leaf) } });
    } catch (error) {
        update({ busy: false, verdict: { steps: [{ name: "Data", ok: false, detail: error.message, expected: null, actual: null }] } });
    }
}

/** Asks for the neighbours, and the bundle if there is an event, and checks them. */
async function steps(data, tenant, leaf) {
    const [{ checkRecord }, { checkBundle }] = await Promise.all([import("./verify/record.js"), import("./verify/bundle.js")]);
    const of = (row) => (row === null ? null : getText("/ois/" + encodeURIComponent(tenant) + "/records/" + row.window_start));
    const [previous, next, bundle] = await Promise.all([
        of(data.previous),
        of(data.next),
        leaf === null ? null : getText(bundlePath(data, leaf)),
    ]);
    const trusted = data.keys ?? null;
    const found = (await checkRecord(data.text, { previous, next, trusted })).map((step) => ({ ...step, part: "Record" }));
    if (bundle === null) {
        return found;
    }
    const proved = (await checkBundle(bundle, trusted)).map((step) => ({ ...step, part: "Proof bundle" }));
    return [...found, ...proved.filter((step) => !found.some(sameAs(step))), await sameRecord(data.text, bundle)];
}

/** The bundle has the record in it; what was found of that is told once. */
function sameAs(step) {
    return (other) => ["name", "ok", "detail", "expected", "actual"].every((field) => other[field] === step[field]);
}

/** A bundle proves the record in it: which must be the one that is shown. */
async function sameRecord(text, bundle) {
    const [{ canonical, parse }, { same }] = await Promise.all([import("./verify/json.js"), import("./verify/steps.js")]);
    const detail = "the record in the bundle is the one on this page";
    return { ...same("Same record", detail, canonical(parse(text)), canonical(parse(bundle).record)), part: "Proof bundle", long: true };
}

function result({ steps: found }) {
    const failed = found.filter(({ ok }) => ok === false).length;
    const left = found.filter(({ ok }) => ok === null).length;
    const verdict = failed > 0 ? badge("bad", "FAIL") : badge("good", "PASS");
    const text = failed > 0 ? failed + " of " + found.length + " steps fail" : found.length - left + " steps hold";
    return html`<p class="verdict">${verdict} ${text}${left > 0 ? ", " + left + " not checked here" : ""}</p>
        ${table({
            caption: "Each step",
            quiet: true,
            rows: found.map((step, at) => ({ ...step, at })),
            key: (row) => row.at,
            columns: [
                { label: "Step", cell: (row) => row.name },
                { label: "Of", cell: (row) => row.part ?? nothing },
                { label: "Result", cell: (row) => badge(...VERDICTS[row.ok]) },
                { label: "What", cell: (row) => html`${row.detail}${values(row)}` },
            ],
        })}`;
}

function values({ ok, expected, actual, long = false }) {
    if (actual === null || (long && ok)) {
        return nothing;
    }
    return ok
        ? html`<div><code class="hash">${actual}</code></div>`
        : html`<div>Expected <code class="hash">${expected}</code></div><div>Found <code class="hash">${actual}</code></div>`;
}
