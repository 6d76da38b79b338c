/** Charts by Chart.js, which is loaded with the first of them. Each has its values as a table too: a canvas can't be read out. */
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { AsyncDirective } from "../vendor/lit-html/async-directive.js";
import { directive } from "../vendor/lit-html/directive.js";
import { exact, minute } from "./format.js";

const LIBRARY = new URL("../vendor/chart.js/dist/chart.umd.min.js", import.meta.url);
const DASHES = [[], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 4]];
const POINTS = ["circle", "triangle", "rect", "rectRot", "cross", "star"];
const SERIES = 6;
/** More points than this are a line without marks. */
const MARKED = 60;
const TICKS = 8;

let library = null;

function load() {
    library ??= new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = LIBRARY;
        script.onload = () => resolve(globalThis.Chart);
        script.onerror = () => {
            library = null;
            reject(new Error("the chart library could not be loaded"));
        };
        document.head.append(script);
    });
    return library;
}

/**
 * A chart over time, or bars, with its table.
 *
 * @param {Object} chart
 *   title    what it shows
 *   times    milliseconds since the epoch, rising
 *   series   [{name, values, kind?: "line"|"bar", limit?: true}], values as long as times, null where there is none; a limit is a thin line without marks
 *   bands    [{from, to, tone, label}] behind the lines
 *   min, max of the value axis, optional
 *   label    how a time is written; default: to the minute
 *   unit     optional, of all values
 */
export function chart({ label = minute, ...options }) {
    return html`<figure class="chart">
        <figcaption>${options.title}</figcaption>
        <div class="plot"><canvas role="img" aria-label=${described(options)} ${plot({ ...options, label })}></canvas></div>
        <details><summary>Values as a table</summary>${whenOpen(() => valueTable(options, label))}</details>
    </figure>`;
}

function valueTable({ title, times, series }, label) {
    return html`<div class="scroll" role="region" aria-label=${"Values of: " + title} tabindex="0"><table>
        <caption class="unseen">${title}</caption>
        <thead><tr><th scope="col">Time (UTC)</th>${series.map((one) => html`<th scope="col" class="numeric">${one.name}</th>`)}</tr></thead>
        <tbody>${times.map(
            (time, at) => html`<tr><th scope="row">${label(time)}</th>
                ${series.map((one) => html`<td class="numeric">${exact(one.values[at])}</td>`)}</tr>`,
        )}</tbody>
    </table></div>`;
}

function described({ title, times, series, unit = "" }) {
    const lasts = series.map((one) => {
        const known = one.values.filter((value) => value !== null);
        return one.name + " " + (known.length === 0 ? "has no values" : "last " + exact(known[known.length - 1]) + unit);
    });
    return title + ": " + times.length + " times, " + lasts.join(", ") + ". The table below has all values.";
}

/** What is in a `details` element, made when it is opened: charts of a month by hour have thousands of rows. */
class WhenOpen extends AsyncDirective {
    constructor(part) {
        super(part);
        this.details = part.parentNode;
        this.toggled = () => this.setValue(this.content());
        this.reconnected();
    }

    content() {
        return this.details.open ? this.make() : nothing;
    }

    render(make) {
        this.make = make;
        return this.content();
    }

    reconnected() {
        this.details.addEventListener("toggle", this.toggled);
    }

    disconnected() {
        this.details.removeEventListener("toggle", this.toggled);
    }
}

const whenOpen = directive(WhenOpen);

class Plot extends AsyncDirective {
    render() {
        return undefined;
    }

    update(part, [options]) {
        this.canvas = part.element;
        const text = JSON.stringify(options);
        if (text !== this.text) {
            this.text = text;
            this.options = options;
            this.redraw();
        }
        return undefined;
    }

    async redraw() {
        const Chart = await load();
        if (this.isConnected && this.canvas.isConnected) {
            this.drawn?.destroy();
            this.drawn = new Chart(this.canvas, configuration(this.options));
            this.scheme ??= onScheme(() => this.redraw());
        }
    }

    disconnected() {
        this.scheme?.();
        this.scheme = null;
        this.drawn?.destroy();
        this.drawn = null;
        this.text = null;
    }
}

const plot = directive(Plot);

function onScheme(changed) {
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", changed);
    return () => scheme.removeEventListener("change", changed);
}

function configuration({ times, series, bands = [], min, max, label, unit = "" }) {
    const css = getComputedStyle(document.documentElement);
    const color = (name) => css.getPropertyValue("--" + name).trim();
    const text = { color: color("quiet"), font: { family: "system-ui, sans-serif" } };
    return {
        type: "line",
        data: {
            labels: times.map((time) => label(time)),
            datasets: series.map((one, at) => dataset(one, at, times.length, color)),
        },
        options: {
            animation: false,
            responsive: true,
            maintainAspectRatio: false,
            interaction: { mode: "index", intersect: false },
            scales: {
                x: { grid: { color: color("grid") }, ticks: { ...text, maxTicksLimit: TICKS, maxRotation: 0 } },
                y: { min, max, grid: { color: color("grid") }, ticks: text },
            },
            plugins: {
                legend: { display: series.length > 1, labels: { ...text, usePointStyle: true } },
                tooltip: { callbacks: { label: (item) => item.dataset.label + ": " + exact(series[item.datasetIndex].values[item.dataIndex]) + unit } },
            },
        },
        plugins: [behind(bands, color, text)],
    };
}

function dataset({ name, values, kind = "line", limit = false }, at, length, color) {
    const line = color(limit ? "bad" : "series-" + ((at % SERIES) + 1));
    return {
        type: kind,
        label: name,
        data: values.map((value) => (value === null ? null : Number(value))),
        borderColor: line,
        backgroundColor: kind === "bar" ? line : color("panel"),
        borderWidth: limit ? 1.5 : 2,
        borderDash: limit ? [3, 3] : DASHES[at % DASHES.length],
        pointStyle: POINTS[at % POINTS.length],
        pointRadius: limit || length > MARKED ? 0 : 2.5,
        spanGaps: false,
        clip: 6,
    };
}

/** Bands with their names, drawn before the lines. */
function behind(bands, color, text) {
    return {
        id: "bands",
        beforeDatasetsDraw({ ctx, chartArea, scales }) {
            ctx.save();
            for (const { from, to, tone, label } of bands) {
                const top = Math.max(chartArea.top, scales.y.getPixelForValue(to));
                const bottom = Math.min(chartArea.bottom, scales.y.getPixelForValue(from));
                if (bottom > top) {
                    ctx.fillStyle = color(tone + "-soft");
                    ctx.fillRect(chartArea.left, top, chartArea.width, bottom - top);
                    ctx.fillStyle = color(tone);
                    ctx.font = "11px " + text.font.family;
                    if (bottom - top > 14) {
                        ctx.fillText(label, chartArea.left + 4, top + 12);
                    }
                }
            }
            ctx.restore();
        },
    };
}
