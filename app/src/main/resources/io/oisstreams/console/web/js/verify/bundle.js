/** Checks an ois-proof/v1 bundle from the event up: event, evidence tree, record, log, signatures. */
import { utf8 } from "./hash.js";
import { canonical, parse } from "./json.js";
import { leafHash, pathAsLastLeaf, rootOfPath } from "./merkle.js";
import { exactly, instant, integer, list, object, text } from "./fields.js";
import { SKEW_MS, isOriginOf, ownSteps, parseCheckpoint, recordLeaf, windowOf } from "./record.js";
import { noteSteps, parseNote } from "./signatures.js";
import { attempt, same, step } from "./steps.js";

const FIELDS = [
    "format",
    "tenant_id",
    "event",
    "leaf_index",
    "audit_path",
    "record",
    "record_index",
    "record_path",
    "checkpoint",
];
/** Where the order of the log matters: these have a position. */
const ORDERED = ["chain.entries", "signer.keys"];
const TOPICS = [...ORDERED, "governance.decisions", "governance.replays", "agent.actions", "policy.attestations"];

/**
 * Checks a bundle.
 *
 * @param {string} bundleText as it is served
 * @param {?object[]} [trusted] keys; null: none are given
 * @returns {Promise<import("./steps.js").Step[]>}
 */
export function checkBundle(bundleText, trusted = null) {
    return attempt("Bundle", async () => {
        const bundle = parse(bundleText);
        const record = object(bundle, "record");
        const parts = [
            ["Bundle", () => [formStep(bundle, record)]],
            ["Event", () => [eventStep(bundle, record)]],
            ["Place in the evidence", () => [evidenceStep(bundle, record)]],
            ["Record", () => ownSteps(record, trusted)],
            ["Place in the log", () => logSteps(bundle, record)],
            ["Checkpoint's signatures", () => checkpointSteps(bundle, record, trusted)],
        ];
        const steps = [];
        for (const [name, part] of parts) {
            steps.push(...(await attempt(name, part)));
        }
        return steps;
    });
}

function formStep(bundle, record) {
    exactly(bundle, FIELDS, "bundle");
    if (bundle.format !== "ois-proof/v1") {
        return same("Bundle", "the format", "ois-proof/v1", bundle.format);
    }
    return same("Bundle", "the tenant of the record", object(record, "extensions").tenant_id, bundle.tenant_id);
}

function eventStep(bundle, record) {
    const written = text(bundle, "event");
    const event = parse(written);
    const value = object(event, "value");
    const ordered = ORDERED.includes(event.topic);
    exactly(event, ordered ? ["position", "timestamp", "topic", "value"] : ["timestamp", "topic", "value"], "event");
    if (!TOPICS.includes(event.topic)) {
        return step("Event", false, event.topic + " is not a topic that scores are made of");
    }
    if (canonical(event) !== written) {
        return same("Event", "its text is not canonical", canonical(event), written);
    }
    if (value.tenant_id !== bundle.tenant_id) {
        return same("Event", "it is of another tenant", bundle.tenant_id, value.tenant_id);
    }
    const [happened, admitted] = [integer(value, "timestamp_ms"), integer(event, "timestamp")];
    const told = text(value, "event_id") + " of " + event.topic + ", admitted at " + instant(admitted);
    return countsIn(event.topic, happened, admitted, windowOf(record))
        ? step("Event", true, told + ": canonical, of the tenant, and counts in the record's window")
        : step("Event", false, told + ": does not count in the record's window");
}

/** Its own window, admitted in time; one that a replay can count for; or that in which a chain entry came too late. */
function countsIn(topic, happened, admitted, { start, end, closes }) {
    const length = end - start;
    const own = Math.floor(happened / length) * length;
    const late = topic === "governance.replays" ? closes - end : SKEW_MS;
    const inTime = (windowStart) => admitted >= windowStart - SKEW_MS && admitted <= windowStart + length + late;
    const usable = inTime(own) && (topic === "governance.replays" ? inTime(start) : own === start);
    const inside = admitted >= start && admitted < end;
    return usable || (topic === "chain.entries" && inside && own < start && !inTime(own));
}

function evidenceStep(bundle, record) {
    const leaf = leafHash(utf8(text(bundle, "event")));
    const index = integer(bundle, "leaf_index");
    const leaves = integer(record.extensions, "evidence_leaves");
    const detail = "leaf " + index + " of " + leaves + ", " + list(bundle, "audit_path").length + " steps to the root";
    const root = rootOfPath(index, leaves, leaf, bundle.audit_path);
    return same("Place in the evidence", detail, text(record.extensions, "evidence_root"), root);
}

function logSteps(bundle, record) {
    const checkpoint = parseCheckpoint(parseNote(text(bundle, "checkpoint")).text);
    const own = parseCheckpoint(text(record.extensions, "checkpoint"));
    const index = integer(bundle, "record_index");
    const path = list(bundle, "record_path");
    const leaf = recordLeaf(record);
    const detail = "record " + index + " of the " + checkpoint.size + " of log " + checkpoint.origin;
    const root = rootOfPath(index, checkpoint.size, leaf, path);
    const ownRoot = rootOfPath(index, index + 1, leaf, pathAsLastLeaf(index, checkpoint.size, path));
    return [
        step("Log of the tenant", isOriginOf(checkpoint.origin, text(bundle, "tenant_id")), checkpoint.origin),
        same("Place in the log", detail, checkpoint.root, root),
        same("Size of the record's own log", "the records up to it", String(index + 1), String(own.size)),
        same("Name of the record's own log", "that of the checkpoint", checkpoint.origin, own.origin),
        same("Root of the record's own log", "the path to the checkpoint has the path to it", own.root, ownRoot),
    ];
}

function checkpointSteps(bundle, record, trusted) {
    const note = parseNote(text(bundle, "checkpoint"));
    const { origin, size } = parseCheckpoint(note.text);
    const isOwn = size === integer(bundle, "record_index") + 1;
    return noteSteps(note, origin, isOwn ? list(record.extensions, "signatures") : null, trusted);
}
