/** A line as small as a word: the shape of some values, without axes. */
import { html, nothing, svg } from "../vendor/lit-html/lit-html.js";
import { exact } from "./format.js";

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 2;
/** Below it a line would be drawn outside; above it differences would hardly show. */
const LOWEST = 0.75;

/** Scores from 0 to 1 or null, the oldest first. Where there is none the line is broken. */
export function spark(values) {
    const known = values.filter((value) => value !== null).map(Number);
    if (known.length === 0) {
        return html`<span class="quiet">No scores yet</span>`;
    }
    const low = Math.min(LOWEST, ...known);
    const x = (at) => EDGE + (at * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1);
    const y = (value) => EDGE + ((1 - value) * (HEIGHT - 2 * EDGE)) / (1 - low);
    const last = values.length - 1;
    return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${described(values, known)}>
        <path d=${path(values, x, y)}></path>
        ${values[last] === null ? nothing : svg`<circle cx=${x(last)} cy=${y(Number(values[last]))} r="2"></circle>`}
    </svg>`;
}

function path(values, x, y) {
    let pen = "M";
    return values
        .map((value, at) => {
            if (value === null) {
                pen = "M";
                return "";
            }
            const step = pen + x(at).toFixed(1) + " " + y(Number(value)).toFixed(1);
            pen = "L";
            return step;
        })
        .join("");
}

function described(values, known) {
    const last = values[values.length - 1];
    return (
        "OIS of the last " + values.length + " records: lowest " + Math.min(...known).toFixed(6) + ", highest "
        + Math.max(...known).toFixed(6) + ", last " + (last === null ? "none" : exact(last))
    );
}
