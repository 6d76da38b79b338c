/** Hashes and the texts of bytes. */
import { sha3_256 } from "../../vendor/noble-hashes/sha3.js";

const HASH = /^[0-9a-f]{64}$/;
const ENCODER = new TextEncoder();

/** SHA3-256 of some bytes, one behind the other: 32 bytes. */
export function sha3(...parts) {
    const hash = sha3_256.create();
    parts.forEach((part) => hash.update(part));
    return hash.digest();
}

/** The bytes of a text in UTF-8. */
export function utf8(text) {
    return ENCODER.encode(text);
}

/** Two lower-case digits for each byte. */
export function hex(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a value is a hash as text: 64 lower-case hexadecimal digits. */
export function isHash(text) {
    return typeof text === "string" && HASH.test(text);
}

/** The 32 bytes of a hash that {@link isHash} holds for. */
export function hashBytes(text) {
    return Uint8Array.from({ length: 32 }, (unused, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** The bytes of a base64 text; null if it is not the one such text of them. */
export function base64(text) {
    if (typeof text !== "string") {
        return null;
    }
    try {
        const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        return base64Of(bytes) === text ? bytes : null;
    } catch {
        return null;
    }
}

/** The base64 text of some bytes. */
export function base64Of(bytes) {
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
