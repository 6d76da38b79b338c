/** What follows in a record from its own counts: dimensions, composite, classes (contract sections 4.3, 4.5, 4.6). */
import { NumberText } from "./json.js";
import { exactly, integer, list, object, text } from "./fields.js";
import { same, step } from "./steps.js";

/** Fields, weights and the reasons of a missing value, in document order. */
const DIMENSIONS = [
    ["decision_reproducibility", "w_DR", "no decisions in the window"],
    ["agent_scope_integrity", "w_ASI", ""],
    ["evidence_survivability", "w_ES", "no chain entries in the window"],
    ["policy_continuity", "w_PC", "no policy attestation was ever received"],
    ["signer_diversity", "w_SD", "no attestations in the window"],
    ["verification_independence", "w_VI", "no attestations in the window"],
];
/** The names of the six dimensions. */
export const DIMENSION_NAMES = DIMENSIONS.map(([name]) => name);
/** Each count, and what it can't be more than. */
const PARTS = [
    ["decisions_replayed", "total_decisions"],
    ["scope_violations", "total_agent_actions"],
    ["verifiable_chain_entries", "total_chain_entries"],
    ["attested_policy_ms", "window_ms"],
    ["vendor_independent_attestations", "total_attestations"],
];
const COUNTS = [...PARTS.flat(), "min_distinct_families"];
const FAMILIES = 3;
const MILLION = 1_000_000n;
const ONE = [1n, 1n];
const ZERO = [0n, 1n];
const WEIGHT = /^(?:0|1)\.[0-9]{2,15}$/;

/** The steps: one for each dimension, one for the composite. */
export function figureSteps(record) {
    const { extensions, dimensions } = record;
    exactly(object(record, "dimensions"), DIMENSION_NAMES, "dimensions");
    const classes = object(extensions, "dimension_classifications");
    exactly(classes, DIMENSION_NAMES, "dimension_classifications");
    const incomplete = object(record, "incomplete_dimensions");
    const weights = weightsOf(record);
    const values = valuesOf(record, countsOf(record));
    const steps = DIMENSIONS.map(([name, , reason], i) =>
        dimensionStep(name, values[i], { value: dimensions[name], told: classes[name], why: incomplete[name], reason }),
    );
    const reasons = Object.keys(incomplete).every((name) => DIMENSION_NAMES.includes(name));
    if (!reasons) {
        steps.push(step("Incomplete dimensions", false, "a reason is given for something that is no dimension"));
    }
    return [...steps, compositeStep(record, values, weights)];
}

function countsOf(record) {
    const telemetry = object(record.extensions, "telemetry");
    exactly(telemetry, COUNTS, "telemetry");
    const counts = Object.fromEntries(COUNTS.map((name) => [name, BigInt(integer(telemetry, name))]));
    const negative = COUNTS.some((name) => counts[name] < 0n);
    if (negative || counts.min_distinct_families > FAMILIES || counts.window_ms === 0n) {
        throw new Error("telemetry: impossible counts");
    }
    for (const [part, whole] of PARTS) {
        if (counts[part] > counts[whole]) {
            throw new Error("telemetry: " + part + " is more than " + whole);
        }
    }
    const seconds = integer(object(record, "measurement_window"), "duration_seconds");
    if (counts.window_ms !== BigInt(seconds) * 1000n) {
        throw new Error("telemetry: window_ms is not the length of the window");
    }
    return counts;
}

/** Two circumstances are not among the counts; the dimensions that they decide on say which they were. */
function valuesOf(record, t) {
    const excluded = new Set(list(record, "dimension_exclusions").map((exclusion) => text(exclusion, "dimension")));
    const attested = record.dimensions.policy_continuity !== null;
    if (!attested && t.attested_policy_ms > 0n) {
        throw new Error("policy_continuity: a number is expected, as there was an attested policy");
    }
    const onlyStale = t.total_chain_entries === 0n && record.dimensions.evidence_survivability !== null;
    const values = {
        decision_reproducibility: ratio(t.decisions_replayed, t.total_decisions),
        agent_scope_integrity: ratio(t.total_agent_actions - t.scope_violations, t.total_agent_actions) ?? ONE,
        evidence_survivability: onlyStale ? ZERO : ratio(t.verifiable_chain_entries, t.total_chain_entries),
        policy_continuity: attested ? ratio(t.attested_policy_ms, t.window_ms) : null,
        signer_diversity: t.total_attestations === 0n ? null : ratio(t.min_distinct_families, BigInt(FAMILIES)),
        verification_independence: ratio(t.vendor_independent_attestations, t.total_attestations),
    };
    return DIMENSION_NAMES.map((name) => (excluded.has(name) ? ONE : values[name]));
}

function ratio(numerator, denominator) {
    return denominator === 0n ? null : [numerator, denominator];
}

function dimensionStep(name, fraction, { value, told, why, reason }) {
    const expected = sixPlaces(fraction);
    const detail = fraction === null ? reason : fraction.join(" of ") + ": " + classOf(fraction);
    const found = same(name, detail, expected, printed(value));
    const classHolds = told === classOf(fraction);
    const reasonHolds = fraction === null ? why === reason : why === undefined;
    if (found.ok && !(classHolds && reasonHolds)) {
        return { ...found, ok: false, detail: detail + "; the class or the reason is another" };
    }
    return found;
}

function compositeStep(record, values, weights) {
    const complete = values.every((value) => value !== null);
    const sum = complete ? values.map((value, i) => product(value, weights[i])).reduce(plus) : null;
    const detail = complete ? "the weighted sum, rounded once: " + classOf(sum) : "a dimension is missing";
    const found = same("OIS", detail, sixPlaces(sum), printed(record.ois));
    const classHolds = record.extensions.classification === classOf(sum);
    return found.ok && !classHolds ? { ...found, ok: false, detail: detail + "; the class is another" } : found;
}

/** A score as it is written; a number that is none is told too. */
function printed(value) {
    return value instanceof NumberText ? value.text : value === null ? "null" : "no number";
}

function weightsOf(record) {
    const weights = object(record, "weights");
    exactly(
        weights,
        DIMENSIONS.map(([, weight]) => weight),
        "weights",
    );
    const fractions = DIMENSIONS.map(([, weight]) => decimal(weights[weight], weight));
    if (fractions.some(([n, d]) => n > d) || !equal(fractions.reduce(plus), ONE)) {
        throw new Error("weights: six are expected whose sum is 1");
    }
    return fractions;
}

function decimal(value, name) {
    const written = value instanceof NumberText ? value.text : "";
    if (!WEIGHT.test(written) || (written.length > 4 && written.endsWith("0"))) {
        throw new Error(name + ": a decimal of two to fifteen places is expected");
    }
    const [whole, places] = written.split(".");
    return [BigInt(whole + places), 10n ** BigInt(places.length)];
}

function product(left, right) {
    return [left[0] * right[0], left[1] * right[1]];
}

function plus(left, right) {
    return [left[0] * right[1] + right[0] * left[1], left[1] * right[1]];
}

function equal(left, right) {
    return left[0] * right[1] === right[0] * left[1];
}

/** Millionths, half to even. */
function rounded([numerator, denominator]) {
    const scaled = numerator * MILLION;
    const quotient = scaled / denominator;
    const twice = (scaled % denominator) * 2n;
    const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
    return quotient + (up ? 1n : 0n);
}

function sixPlaces(fraction) {
    if (fraction === null) {
        return "null";
    }
    const millionths = rounded(fraction);
    return millionths / MILLION + "." + String(millionths % MILLION).padStart(6, "0");
}

function classOf(fraction) {
    if (fraction === null) {
        return null;
    }
    const millionths = rounded(fraction);
    if (millionths > 950_000n) {
        return "Healthy";
    }
    return millionths >= 800_000n ? "Attention" : "Critical";
}
