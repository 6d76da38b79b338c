/** Asks the queries. Every number keeps the digits that the answer has. */

/** A fraction or a number beyond 2^53: what it is, and how it was written. */
class Exact {
    constructor(text) {
        this.text = text;
    }

    valueOf() {
        return Number(this.text);
    }

    toString() {
        return this.text;
    }

    toJSON() {
        return JSON.rawJSON ? JSON.rawJSON(this.text) : Number(this.text);
    }
}

/** An error that the service told, or that no answer came. */
class ApiError extends Error {
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}

/** JSON whose numbers keep their digits: 1.000000 stays 1.000000. Compares and calculates as a number. */
export function parse(text) {
    return JSON.parse(text, (key, value, context) => {
        const source = context?.source;
        return typeof value === "number" && source !== undefined && source !== String(value) ? new Exact(source) : value;
    });
}

/**
 * The JSON that a path answers.
 *
 * @param {string} path with its query
 * @param {AbortSignal} [signal] ends it
 * @throws {ApiError} with what the service says
 */
export async function get(path, signal) {
    return parse(await getText(path, signal));
}

/** The text that a path answers. */
export async function getText(path, signal) {
    const response = await ask(path, signal);
    const text = await response.text();
    if (!response.ok) {
        throw errorOf(response.status, text);
    }
    return text;
}

/** The JSON that a path answers; null where it says that there is none (404). */
export async function getIfThere(path, signal) {
    try {
        return await get(path, signal);
    } catch (error) {
        if (error.status === 404) {
            return null;
        }
        throw error;
    }
}

/** A path with a query; parameters that are null, undefined or empty are left out. */
export function url(path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== null && value !== undefined && value !== "") {
            query.set(name, value);
        }
    }
    const text = query.toString();
    return text === "" ? path : path + "?" + text;
}

async function ask(path, signal) {
    try {
        return await fetch(path, { signal, headers: { Accept: "application/json, text/*" } });
    } catch (error) {
        if (error.name === "AbortError") {
            throw error;
        }
        throw new ApiError(0, "UNREACHABLE", "the service can't be reached");
    }
}

function errorOf(status, text) {
    try {
        const told = JSON.parse(text);
        return new ApiError(status, told.error, told.message);
    } catch {
        return new ApiError(status, "UNKNOWN", "the service answered " + status);
    }
}
