/** Checks a record from its text alone, and with those beside it: hashes, score, place in the chain, signatures. */
import { base64, hex, isHash, sha3, utf8 } from "./hash.js";
import { byCodeUnits, canonical, parse } from "./json.js";
import { leafHash, treeRoot } from "./merkle.js";
import { exactly, instant, integer, list, object, text, time } from "./fields.js";
import { DIMENSION_NAMES, figureSteps } from "./figures.js";
import { signatureSteps } from "./signatures.js";
import { attempt, same, step } from "./steps.js";

const SPECIFICATION = "https://h33.ai/specifications/ois/";
const FIELDS = [
    "specification version timestamp measurement_window ois dimensions weights degradation_events telemetry_hash",
    "incomplete_dimensions dimension_exclusions extensions",
].flatMap((names) => names.split(" "));
const EXTENSIONS = [
    "tenant_id classification dimension_classifications telemetry rejected degradation_counts previous_record_hash",
    "evidence_root evidence_leaves checkpoint signatures",
].flatMap((names) => names.split(" "));
const LISTED = 1000;
/** Largest difference between a window's end and the admission of its events, in ms. */
export const SKEW_MS = 5_000;
/** What the first record of a log links to. */
const NOTHING_BEFORE = "0".repeat(64);

/**
 * Checks a record.
 *
 * @param {string} recordText as it is served
 * @param {{previous?: ?string, next?: ?string, trusted?: ?object[]}} [beside] the texts of the records before and after
 *     it, if there are, and the trusted keys
 * @returns {Promise<import("./steps.js").Step[]>}
 */
export function checkRecord(recordText, { previous = null, next = null, trusted = null } = {}) {
    return attempt("Form", async () => {
        const record = parse(recordText);
        return [
            ...(await ownSteps(record, trusted)),
            ...(await attempt("Link to the previous record", () => linkSteps(record, previous))),
            ...(next === null ? [] : await attempt("Link from the next record", () => nextSteps(record, parse(next)))),
        ];
    });
}

/** What a record shows of itself. */
export async function ownSteps(record, trusted) {
    const form = await attempt("Form", () => [formStep(record)]);
    if (form[0].ok === false) {
        return form;
    }
    const parts = [
        ["Record hash", () => [hashStep(record)]],
        ["Telemetry hash", () => [telemetryStep(record)]],
        ["Score", () => figureSteps(record)],
        ["Degradation events", () => [degradationStep(record)]],
        ["Checkpoint", () => [checkpointStep(record)]],
        ["Signatures", () => signatureSteps(record, recordHash(record), trusted)],
    ];
    const steps = [];
    for (const [name, part] of parts) {
        steps.push(...(await attempt(name, part)));
    }
    return [...form, ...steps];
}

function hashStep(record) {
    const detail = "SHA3-256 of its canonical form without signatures: what these sign, and the next record links to";
    return { ...step("Record hash", true, detail), actual: hex(recordHash(record)) };
}

/** What signatures sign and the next record links to. */
function recordHash(record) {
    return sha3(utf8(canonical(without(record, ["signatures"]))));
}

/** The record's leaf in its tenant's log. */
export function recordLeaf(record) {
    return leafHash(utf8(canonical(without(record, ["signatures", "checkpoint"]))));
}

function without(record, fields) {
    const extensions = Object.assign(Object.create(null), object(record, "extensions"));
    fields.forEach((field) => delete extensions[field]);
    return Object.assign(Object.create(null), record, { extensions });
}

/** A record's window: start, end, and when it was closed, in ms. */
export function windowOf(record) {
    const window = object(record, "measurement_window");
    exactly(window, ["start", "end", "duration_seconds"], "measurement_window");
    const found = { start: time(window, "start"), end: time(window, "end"), closes: time(record, "timestamp") };
    const length = found.end - found.start;
    const settles = found.closes - found.end - SKEW_MS;
    const aligned = length > 0 && length % 3_600_000 === 0 && found.start % length === 0;
    if (!aligned || integer(window, "duration_seconds") * 1000 !== length || settles < 0 || settles > length) {
        throw new Error("measurement_window: whole hours, and a later timestamp, are expected");
    }
    return found;
}

function formStep(record) {
    exactly(record, FIELDS, "record");
    const extensions = object(record, "extensions");
    exactly(extensions, EXTENSIONS, "extensions");
    const { start, end } = windowOf(record);
    countsOf(extensions, "rejected");
    for (const exclusion of list(record, "dimension_exclusions")) {
        exactly(exclusion, ["dimension", "reason"], "dimension_exclusions");
        text(exclusion, "reason");
        if (!DIMENSION_NAMES.includes(exclusion.dimension)) {
            throw new Error("dimension_exclusions: " + exclusion.dimension + " is no dimension");
        }
    }
    if (record.specification !== SPECIFICATION || record.version !== "1.0.0" || !isHash(extensions.evidence_root)) {
        throw new Error("not a record of OIS 1.0.0 with evidence");
    }
    integer(extensions, "evidence_leaves");
    const detail = text(extensions, "tenant_id") + ", " + instant(start) + " to " + instant(end);
    return step("Form", true, detail);
}

function countsOf(parent, field) {
    const counts = object(parent, field);
    const numbers = Object.create(null);
    Object.keys(counts).forEach((name) => (numbers[name] = integer(counts, name)));
    return numbers;
}

function telemetryStep(record) {
    const { tenant_id, telemetry, degradation_counts, evidence_root } = record.extensions;
    const weights = Object.create(null);
    for (const [name, weight] of Object.entries(object(record, "weights"))) {
        weights[name] = String(weight).replace(/0+$/, "").replace(/\.$/, "");
    }
    const hashed = Object.assign(Object.create(null), {
        tenant_id,
        measurement_window: record.measurement_window,
        telemetry,
        weights,
        degradation_counts,
        evidence_root,
    });
    const detail = "SHA3-256 of tenant, window, counts, weights, degradation counts and evidence root";
    const hash = "sha3-256:" + hex(sha3(utf8(canonical(hashed))));
    return same("Telemetry hash", detail, hash, text(record, "telemetry_hash"));
}

/** All are listed, or the first thousand; in order, and no more of a type than are counted. */
function degradationStep(record) {
    const events = list(record, "degradation_events");
    const counts = countsOf(record.extensions, "degradation_counts");
    const listed = Object.create(null);
    for (const event of events) {
        listed[text(event, "event_type")] = (listed[event.event_type] ?? 0) + 1;
    }
    const inOrder = events.every((event, i) => i === 0 || compare(events[i - 1], event) <= 0);
    const names = new Set([...Object.keys(listed), ...Object.keys(counts)]);
    const counted = [...names].every((name) => {
        const [found, count] = [listed[name] ?? 0, counts[name] ?? 0];
        return events.length < LISTED ? found === count && count > 0 : found <= count;
    });
    const detail = events.length + " listed, in order of time, type and subject, and counted";
    return step("Degradation events", inOrder && counted && events.length <= LISTED, detail);
}

function compare(left, right) {
    return (
        time(left, "timestamp") - time(right, "timestamp") ||
        byCodeUnits(left.event_type, right.event_type) ||
        byCodeUnits(text(left, "subject"), text(right, "subject")) ||
        DIMENSION_NAMES.indexOf(left.dimension) - DIMENSION_NAMES.indexOf(right.dimension) ||
        byCodeUnits(text(left, "detail"), text(right, "detail"))
    );
}

/**
 * The three lines of a checkpoint.
 *
 * @returns {{origin: string, size: number, root: string}} the root in hexadecimal
 * @throws {Error} if it is none
 */
export function parseCheckpoint(checkpoint) {
    const lines = checkpoint.split("\n");
    const root = base64(lines[2]);
    const size = /^(?:0|[1-9][0-9]*)$/.test(lines[1]) ? Number(lines[1]) : NaN;
    const whole = lines.length === 4 && lines[3] === "" && lines[0] !== "";
    if (!whole || root?.length !== 32 || !Number.isSafeInteger(size)) {
        throw new Error("checkpoint: an origin, a size and a root are expected, a line each");
    }
    return { origin: lines[0], size, root: hex(root) };
}

/** Whether a log's origin is that of a tenant: what stands before the last slash is a setting. */
export function isOriginOf(origin, tenantId) {
    const encoded = encodeURIComponent(tenantId).replace(/[!'()*]/g, (sign) => "%" + hex(utf8(sign)).toUpperCase());
    return origin.endsWith("/" + encoded);
}

function checkpointStep(record) {
    const { origin, size, root } = parseCheckpoint(text(record.extensions, "checkpoint"));
    const detail = "record number " + size + " of log " + origin;
    if (!isOriginOf(origin, record.extensions.tenant_id)) {
        return step("Checkpoint", false, detail + ", which is not that of the tenant");
    }
    if (size === 1) {
        return same("Checkpoint", detail + ": the root of the log up to it", hex(treeRoot([recordLeaf(record)])), root);
    }
    return { ...step("Checkpoint", size > 0, detail + "; a proof shows its place there"), actual: root };
}

function linkSteps(record, previousText) {
    const name = "Link to the previous record";
    const found = text(record.extensions, "previous_record_hash");
    const { size } = parseCheckpoint(text(record.extensions, "checkpoint"));
    if (size === 1) {
        return [same(name, "it is the first record", NOTHING_BEFORE, found)];
    }
    if (previousText === null) {
        return [{ ...step(name, isHash(found) ? null : false, "the previous record was not given"), actual: found }];
    }
    return follows(name, parse(previousText), record);
}

function nextSteps(record, next) {
    return follows("Link from the next record", record, next);
}

/** Whether one record is the next one after another. */
function follows(name, older, newer) {
    const found = text(object(newer, "extensions"), "previous_record_hash");
    const steps = [same(name, "the hash of the record before", hex(recordHash(older)), found)];
    const ends = windowOf(older).end <= windowOf(newer).start;
    const sizes = [older, newer].map(({ extensions }) => parseCheckpoint(text(extensions, "checkpoint")).size);
    if (!ends || sizes[0] + 1 !== sizes[1] || older.extensions.tenant_id !== newer.extensions.tenant_id) {
        steps.push(step(name, false, "not the record beside it in the tenant's log"));
    }
    return steps;
}
