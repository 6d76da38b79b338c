/** What a check found, one step after the other, for a page to show. */

/**
 * A step.
 *
 * @typedef {object} Step
 * @property {string} name what was looked at
 * @property {?boolean} ok true: it holds; false: it does not; null: it was not checked here
 * @property {string} detail for people
 * @property {?string} expected what it should be; null: there is nothing to compare
 * @property {?string} actual what it is
 */

/** A step without values to compare. */
export function step(name, ok, detail) {
    return { name, ok, detail, expected: null, actual: null };
}

/** A step that holds if two texts are the same. */
export function same(name, detail, expected, actual) {
    return { name, ok: expected === actual, detail, expected: told(expected), actual: told(actual) };
}

/** The steps of a part; if it can't cope with the data, one that failed. */
export async function attempt(name, part) {
    try {
        return await part();
    } catch (error) {
        return [step(name, false, error instanceof Error ? error.message : String(error))];
    }
}

/** Whether nothing failed. */
export function holds(steps) {
    return steps.every(({ ok }) => ok !== false);
}

/** A value as text. */
export function told(value) {
    if (value === undefined) {
        return "nothing";
    }
    return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === null
        ? "an object"
        : String(value);
}
