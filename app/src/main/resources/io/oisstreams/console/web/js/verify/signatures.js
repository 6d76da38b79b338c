/** Signatures of records and checkpoints, against keys that the user trusts. Ed25519 is verified by Web Crypto. */
import { base64, base64Of, hex, utf8 } from "./hash.js";
import { parse } from "./json.js";
import { exactly, list, text, time } from "./fields.js";
import { same, step } from "./steps.js";

/** In the order in which records are signed. */
const FAMILIES = ["ML_DSA_65", "FALCON_512", "SLH_DSA_SHA2_128F", "ED25519"];
const ELSEWHERE = "not checked here: ./ois verify checks it";
const DASH = "\u2014 ";

/**
 * The keys of a file that `./ois keys trust` writes.
 *
 * @returns {{keyId: string, family: string, publicKey: Uint8Array, from: number, to: ?number}[]}
 * @throws {Error} in one line, if it is none
 */
export function trustedKeys(json) {
    return list(parse(json), "keys").map((key) => {
        const publicKey = base64(key.public_key);
        if (publicKey === null || !FAMILIES.includes(key.family)) {
            throw new Error("not a trusted key: " + key.key_id);
        }
        return {
            keyId: text(key, "key_id"),
            family: key.family,
            publicKey,
            from: moment(key, "valid_from"),
            to: key.valid_to === null ? null : moment(key, "valid_to"),
        };
    });
}

/** A time of any precision, in ms. */
function moment(key, field) {
    const millis = Date.parse(text(key, field));
    if (Number.isNaN(millis)) {
        throw new Error(field + ": a time is expected");
    }
    return millis;
}

/**
 * One step for each signature of a record, or one that says what is there.
 *
 * @param record as it was parsed
 * @param {Uint8Array} hash of the record
 * @param {?object[]} trusted keys; null: none are given
 */
export async function signatureSteps(record, hash, trusted) {
    const signatures = list(record.extensions, "signatures");
    if (trusted === null) {
        return signatures.length === 0
            ? [step("Signatures", null, "the record is unsigned: that it was published is not shown by anything")]
            : signatures.map((signature) => step(named(signature), null, "not checked: no trusted keys are given"));
    }
    const expected = validAt(trusted, time(record, "timestamp")).map(({ keyId }) => keyId);
    const found = signatures.map((signature) => text(signature, "key_id"));
    const steps = [
        same("Signers", "the trusted keys that were valid at the record's time", expected.join(", "), found.join(", ")),
    ];
    for (const signature of signatures) {
        steps.push(await signatureStep(record, hash, signature, trusted));
    }
    return steps;
}

function named(signature) {
    return "Signature of " + text(signature, "key_id") + " (" + text(signature, "family") + ")";
}

async function signatureStep(record, hash, signature, trusted) {
    exactly(signature, ["family", "key_id", "signature", "checkpoint_signature"], "signatures");
    const key = trusted.find(({ keyId }) => keyId === signature.key_id);
    const bytes = base64(signature.signature);
    const ofCheckpoint = base64(signature.checkpoint_signature);
    if (key === undefined || key.family !== signature.family) {
        return step(named(signature), false, "no trusted key of this name and family");
    }
    if (bytes === null || ofCheckpoint === null) {
        return step(named(signature), false, "not base64");
    }
    const checkpoint = utf8(text(record.extensions, "checkpoint"));
    return verified(named(signature), key, [
        [bytes, hash],
        [ofCheckpoint, checkpoint],
    ]);
}

/** @param {Uint8Array[][]} pairs of signature and message */
async function verified(name, key, pairs) {
    if (key.family !== "ED25519") {
        return step(name, null, ELSEWHERE);
    }
    if (globalThis.crypto?.subtle === undefined) {
        return step(name, null, ELSEWHERE + " (this page was not loaded by https)");
    }
    const publicKey = await crypto.subtle.importKey("raw", key.publicKey, "Ed25519", false, ["verify"]);
    for (const [signature, message] of pairs) {
        if (!(await crypto.subtle.verify("Ed25519", publicKey, signature, message))) {
            return step(name, false, "not a valid signature of this key");
        }
    }
    return step(name, true, "valid");
}

function validAt(trusted, millis) {
    return trusted
        .filter(({ from, to }) => from <= millis && (to === null || millis < to))
        .sort((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || (a.keyId < b.keyId ? -1 : 1));
}

/**
 * The text of a C2SP signed note and its lines.
 *
 * @throws {Error} if it is none
 */
export function parseNote(note) {
    const end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
        throw new Error("checkpoint: not a signed note");
    }
    const lines = note.slice(end + 2).split("\n").slice(0, -1);
    return { text: note.slice(0, end + 1), lines: lines.map(parseLine) };
}

function parseLine(line) {
    const [name, encoded, ...more] = line.slice(DASH.length).split(" ");
    const bytes = base64(encoded);
    if (!line.startsWith(DASH) || name === "" || bytes === null || bytes.length <= 4 || more.length > 0) {
        throw new Error("checkpoint: not a signature line: " + line);
    }
    return { name, keyHash: hex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

/**
 * Steps about the lines of a checkpoint's note.
 *
 * @param {?object[]} own the record's signatures, if the checkpoint is its own: then the lines are these; else null
 */
export async function noteSteps(note, origin, own, trusted) {
    const steps = [];
    const ours = note.lines.filter(({ name }) => name === origin);
    if (own !== null) {
        const expected = own.map((signature) => text(signature, "checkpoint_signature")).join();
        const found = ours.map(({ signature }) => base64Of(signature)).join();
        steps.push(step("Lines of the checkpoint", expected === found, "the record's own signatures of it"));
    }
    for (const line of note.lines) {
        steps.push(await lineStep(note, origin, line, trusted));
    }
    return steps;
}

async function lineStep(note, origin, line, trusted) {
    const name = "Checkpoint signed by " + line.name + " (" + line.keyHash + ")";
    if (trusted === null) {
        return step(name, null, "not checked: no trusted keys are given");
    }
    if (line.name !== origin || globalThis.crypto?.subtle === undefined) {
        return step(name, null, ELSEWHERE);
    }
    for (const key of trusted) {
        if ((await keyHash(origin, key)) === line.keyHash) {
            return verified(name, key, [[line.signature, utf8(note.text)]]);
        }
    }
    return step(name, false, "of no trusted key");
}

/** The first four bytes of C2SP signed-note's hash of a key. */
async function keyHash(name, key) {
    const type = key.family === "ED25519" ? [1] : [0xff, ...utf8("ois-streams/" + key.family)];
    const bytes = Uint8Array.of(...utf8(name + "\n"), ...type, ...key.publicKey);
    return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 4));
}
