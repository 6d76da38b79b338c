/** Fields of records that may hold anything. Each function says in one line what is wrong. */
import { NumberText, byCodeUnits } from "./json.js";

const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?Z$/;

/** An object's field that is an object. */
export function object(parent, field) {
    const value = parent?.[field];
    if (value === null || typeof value !== "object" || Array.isArray(value) || value instanceof NumberText) {
        throw new Error(field + ": an object is expected");
    }
    return value;
}

/** A field that is a list. */
export function list(parent, field) {
    if (!Array.isArray(parent?.[field])) {
        throw new Error(field + ": a list is expected");
    }
    return parent[field];
}

/** A field that is a text. */
export function text(parent, field) {
    if (typeof parent?.[field] !== "string") {
        throw new Error(field + ": a text is expected");
    }
    return parent[field];
}

/** A field that is a whole number that a double holds. */
export function integer(parent, field) {
    const value = parent?.[field];
    const number = value instanceof NumberText && value.isInteger ? Number(value.text) : NaN;
    if (!Number.isSafeInteger(number) || String(number) !== value.text) {
        throw new Error(field + ": a whole number is expected");
    }
    return number;
}

/** A field that is a time in the form of records, in ms. */
export function time(parent, field) {
    const value = text(parent, field);
    const millis = TIME.test(value) ? Date.parse(value) : NaN;
    if (Number.isNaN(millis) || instant(millis) !== value) {
        throw new Error(field + ": a UTC time is expected");
    }
    return millis;
}

/** A time as records write it: milliseconds only if there are some. */
export function instant(millis) {
    return new Date(millis).toISOString().replace(".000Z", "Z");
}

/** Goes on if an object has these fields and no others. */
export function exactly(value, names, what) {
    const found = Object.keys(value).sort(byCodeUnits).join(", ");
    const expected = [...names].sort(byCodeUnits).join(", ");
    if (found !== expected) {
        throw new Error(what + ": the fields " + expected + " are expected, not " + found);
    }
}
