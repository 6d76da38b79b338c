/** How values are written. All times are UTC, as they are everywhere in this project. */

/** The six dimensions of OIS in the order of the specification. */
export const DIMENSIONS = [
    { field: "decision_reproducibility", weight: "w_DR", short: "DR", name: "Decision reproducibility" },
    { field: "agent_scope_integrity", weight: "w_ASI", short: "ASI", name: "Agent scope integrity" },
    { field: "evidence_survivability", weight: "w_ES", short: "ES", name: "Evidence survivability" },
    { field: "policy_continuity", weight: "w_PC", short: "PC", name: "Policy continuity" },
    { field: "signer_diversity", weight: "w_SD", short: "SD", name: "Signer diversity" },
    { field: "verification_independence", weight: "w_VI", short: "VI", name: "Verification independence" },
];

/** What stands where there is no value. */
export const NONE = "–";

const COUNT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A whole number with its thousands apart. */
export function count(value) {
    return value === null || value === undefined ? NONE : COUNT.format(value);
}

/** A number with the digits that it came with. */
export function exact(value) {
    return value === null || value === undefined ? NONE : String(value);
}

/** The class of a score: the bands of contract section 4.5. */
export function classOf(score) {
    if (score === null || score === undefined) {
        return null;
    }
    if (score > 0.95) {
        return "Healthy";
    }
    return score >= 0.8 ? "Attention" : "Critical";
}

/** Milliseconds since the epoch of an ISO time, of milliseconds, or null. */
export function millis(time) {
    if (time === null || time === undefined) {
        return null;
    }
    return typeof time === "string" ? Date.parse(time) : Number(time);
}

/** 2026-01-05T03:00:00Z. */
export function iso(time) {
    return new Date(millis(time)).toISOString().replace(".000Z", "Z");
}

/** 2026-01-05 03:00, with seconds only where there are any. */
export function minute(time) {
    if (time === null || time === undefined) {
        return NONE;
    }
    const text = new Date(millis(time)).toISOString();
    const seconds = text.slice(17, 19);
    return text.slice(0, 10) + " " + text.slice(11, 16) + (seconds === "00" ? "" : ":" + seconds);
}

/** 2026-01-05. */
export function day(time) {
    return time === null || time === undefined ? NONE : new Date(millis(time)).toISOString().slice(0, 10);
}

/** 03:00 to 04:00, or with days if it is longer than one. */
export function period(start, end) {
    const first = minute(start);
    const last = minute(end);
    return first + " to " + (first.slice(0, 10) === last.slice(0, 10) ? last.slice(11) : last);
}

/** A length of time, two units at most: 2 h 5 min. */
export function duration(ms) {
    const seconds = Math.floor(Math.abs(ms) / 1000);
    const parts = [
        [Math.floor(seconds / 86400), "d"],
        [Math.floor(seconds / 3600) % 24, "h"],
        [Math.floor(seconds / 60) % 60, "min"],
        [seconds % 60, "s"],
    ];
    const first = parts.findIndex(([value]) => value > 0);
    if (first < 0) {
        return "0 s";
    }
    const shown = parts.slice(first, first + 2).filter(([value]) => value > 0);
    return (ms < 0 ? "-" : "") + shown.map(([value, unit]) => value + " " + unit).join(" ");
}

/** chain_id as people say it: Chain id. */
export function words(identifier) {
    const text = String(identifier).replaceAll("_", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}
