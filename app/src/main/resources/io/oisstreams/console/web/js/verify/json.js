/** JSON that keeps what was written: strict reading, numbers as their text, and the canonical form of RFC 8785. */

const MAX_LEVELS = 100;
const MAX_INTEGER = 2n ** 53n;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** A number as it was written: 1.000000 is another text than 1. */
export class NumberText {
    /** @param {string} text of JSON's grammar */
    constructor(text) {
        this.text = text;
    }

    /** Whether it has neither a fraction nor an exponent. */
    get isInteger() {
        return /^-?[0-9]+$/.test(this.text);
    }

    toString() {
        return this.text;
    }
}

/**
 * Reads a text. Objects have no prototype, numbers are {@link NumberText}.
 *
 * @param {string} text
 * @throws {SyntaxError} if it is no JSON, has a field twice, something after its end, or more than 100 levels
 */
export function parse(text) {
    const reader = { text, at: 0 };
    const value = readValue(reader, 1);
    skipSpace(reader);
    if (reader.at !== text.length) {
        throw wrong(reader, "something after the end");
    }
    return value;
}

function readValue(reader, level) {
    if (level > MAX_LEVELS) {
        throw wrong(reader, "more than " + MAX_LEVELS + " levels");
    }
    skipSpace(reader);
    const first = reader.text[reader.at];
    switch (first) {
        case "{":
            return readObject(reader, level);
        case "[":
            return readArray(reader, level);
        case '"':
            return readString(reader);
        case "t":
            return readWord(reader, "true", true);
        case "f":
            return readWord(reader, "false", false);
        case "n":
            return readWord(reader, "null", null);
        default:
            return new NumberText(take(reader, NUMBER) || fail(reader, "no value"));
    }
}

function readObject(reader, level) {
    const object = Object.create(null);
    readList(reader, "}", () => {
        skipSpace(reader);
        const name = readString(reader);
        if (name in object) {
            throw wrong(reader, "the field " + name + " twice");
        }
        expect(reader, ":");
        object[name] = readValue(reader, level + 1);
    });
    return object;
}

function readArray(reader, level) {
    const array = [];
    readList(reader, "]", () => array.push(readValue(reader, level + 1)));
    return array;
}

function readList(reader, end, readItem) {
    reader.at++;
    skipSpace(reader);
    if (reader.text[reader.at] === end) {
        reader.at++;
        return;
    }
    readItem();
    skipSpace(reader);
    while (reader.text[reader.at] === ",") {
        reader.at++;
        readItem();
        skipSpace(reader);
    }
    expect(reader, end);
}

function readString(reader) {
    expect(reader, '"');
    let string = take(reader, PLAIN);
    while (reader.text[reader.at] === "\\") {
        string += readEscape(reader) + take(reader, PLAIN);
    }
    if (reader.text[reader.at] !== '"') {
        throw wrong(reader, "a text without end, or with a control character");
    }
    reader.at++;
    return string;
}

function readEscape(reader) {
    const letter = reader.text[reader.at + 1];
    if (letter === "u") {
        const digits = reader.text.slice(reader.at + 2, reader.at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
            throw wrong(reader, "an escape without four digits");
        }
        reader.at += 6;
        return String.fromCharCode(parseInt(digits, 16));
    }
    if (letter === undefined || !Object.hasOwn(ESCAPES, letter)) {
        throw wrong(reader, "an unknown escape");
    }
    reader.at += 2;
    return ESCAPES[letter];
}

function readWord(reader, word, value) {
    if (!reader.text.startsWith(word, reader.at)) {
        throw wrong(reader, "no value");
    }
    reader.at += word.length;
    return value;
}

function expect(reader, character) {
    skipSpace(reader);
    if (reader.text[reader.at] !== character) {
        throw wrong(reader, "no " + character);
    }
    reader.at++;
}

function skipSpace(reader) {
    take(reader, SPACE);
}

function take(reader, pattern) {
    pattern.lastIndex = reader.at;
    const found = pattern.exec(reader.text)?.[0] ?? "";
    reader.at += found.length;
    return found;
}

function fail(reader, what) {
    throw wrong(reader, what);
}

function wrong(reader, what) {
    return new SyntaxError("not JSON: " + what + " at character " + reader.at);
}

/**
 * The canonical text of what {@link parse} gave: names in the order of their UTF-16 code units, numbers as ECMAScript
 * writes them, so that 1.000000 is 1.
 *
 * @throws {RangeError} for a number that a double does not stand for, an integer beyond 2^53, a lone surrogate, or more
 *     than 100 levels
 */
export function canonical(value) {
    return write(value, 1);
}

function write(value, level) {
    if (level > MAX_LEVELS) {
        throw new RangeError("more than " + MAX_LEVELS + " levels");
    }
    if (value === null || typeof value === "boolean") {
        return String(value);
    }
    if (typeof value === "string") {
        return writeText(value);
    }
    if (value instanceof NumberText) {
        return writeNumber(value);
    }
    if (Array.isArray(value)) {
        return "[" + value.map((item) => write(item, level + 1)).join(",") + "]";
    }
    const fields = Object.keys(value).sort(byCodeUnits);
    return "{" + fields.map((name) => writeText(name) + ":" + write(value[name], level + 1)).join(",") + "}";
}

/** Sorts texts as RFC 8785 does. */
export function byCodeUnits(left, right) {
    return left < right ? -1 : left > right ? 1 : 0;
}

function writeText(text) {
    if (!text.isWellFormed()) {
        throw new RangeError("a lone surrogate");
    }
    return JSON.stringify(text);
}

function writeNumber(number) {
    const nearest = Number(number.text);
    if (number.isInteger) {
        const value = BigInt(number.text);
        if (value > MAX_INTEGER || value < -MAX_INTEGER) {
            throw new RangeError("an integer beyond 2^53: " + number);
        }
    } else if (!Number.isFinite(nearest) || shortest(number.text) !== shortest(String(nearest))) {
        throw new RangeError("more digits than a double holds: " + number);
    }
    return String(nearest);
}

/** One text for each value: digits without zeros at their ends, and the power of ten of the last one. */
function shortest(text) {
    const [, sign, whole, fraction = "", exponent = "0"] =
        /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text);
    const digits = (whole + fraction).replace(/^0+/, "");
    const significant = digits.replace(/0+$/, "");
    if (significant === "") {
        return "0";
    }
    const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
    return sign + significant + "e" + power;
}
