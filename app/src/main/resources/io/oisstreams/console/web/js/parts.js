/** Small templates that several pages show. Meaning is never told by colour alone. */
import { html, nothing, svg } from "../vendor/lit-html/lit-html.js";
import { classOf, count, exact, iso, minute, NONE } from "./format.js";

/** Each has its own shape as well as its colour. */
const SHAPES = {
    good: svg`<circle cx="6" cy="6" r="4.5"></circle>`,
    warn: svg`<path d="M6 1 11.4 10.8H.6z"></path>`,
    high: svg`<path d="M6 .6 11.4 6.4H8.2v5H3.8v-5H.6z"></path>`,
    bad: svg`<path d="M3.6.8h4.8L11.2 3.6v4.8L8.4 11.2H3.6L.8 8.4V3.6z"></path>`,
    info: svg`<path d="M6 .8 11.2 6 6 11.2.8 6z"></path>`,
    none: svg`<path d="M1 5h10v2H1z"></path>`,
};

const CLASS_TONES = { Healthy: "good", Attention: "warn", Critical: "bad" };
const SEVERITY_TONES = { info: "info", warning: "warn", high: "high", critical: "bad" };

/** A word with a shape and a colour; tone is good, warn, high, bad, info or none. */
export function badge(tone, text) {
    return html`<span class="badge ${tone}">${shape(tone)}${text}</span>`;
}

function shape(tone) {
    return html`<svg class="shape" viewBox="0 0 12 12" aria-hidden="true">${SHAPES[tone] ?? SHAPES.none}</svg>`;
}

/** Healthy, Attention, Critical, or none. */
export function classBadge(classification) {
    return badge(CLASS_TONES[classification] ?? "none", classification ?? "No score");
}

/** The severity of an alert or a deviation. */
export function severityBadge(severity) {
    return badge(SEVERITY_TONES[severity] ?? "none", severity);
}

/** A score with the shape of its class, which is read out where it is not Healthy. */
export function score(value) {
    const classification = classOf(value);
    if (classification === null) {
        return html`<span class="score none">${NONE}<span class="unseen"> no value</span></span>`;
    }
    const said = classification === "Healthy" ? nothing : html`<span class="unseen"> ${classification}</span>`;
    const tone = CLASS_TONES[classification];
    const mark = classification === "Healthy" ? nothing : shape(tone);
    return html`<span class="score ${tone}">${mark}${exact(value)}${said}</span>`;
}

/** A time in UTC. */
export function time(value) {
    return value === null || value === undefined ? NONE : html`<time datetime=${iso(value)}>${minute(value)}</time>`;
}

/** A long hash that can be read whole. */
export function hash(value) {
    return value === null || value === undefined ? NONE : html`<code class="hash">${value}</code>`;
}

/** A figure with its name. */
export function tile(name, value, note = nothing) {
    return html`<div class="tile"><dt>${name}</dt><dd>${value}${note}</dd></div>`;
}

/** Several of them. */
export function tiles(label, list) {
    return html`<dl class="tiles" aria-label=${label}>${list}</dl>`;
}

/** Names and values. */
export function facts(list) {
    return html`<dl class="facts">${list.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A part of a page under a heading. */
export function section(heading, ...content) {
    return html`<section class="panel"><h2>${heading}</h2>${content}</section>`;
}

/** Nothing to show, and why. */
export function empty(text) {
    return html`<p class="empty">${text}</p>`;
}

/** An error with a way on; plain is the address without what was chosen in it, null if nothing was. */
export function failure(error, again, plain) {
    return html`<div class="failure" role="alert">
        <p><strong>This could not be loaded.</strong> ${error.message}</p>
        <button type="button" @click=${again}>Try again</button>
        ${plain === null ? nothing : html`<a href=${plain}>Show it without filters</a>`}
    </div>`;
}

/** A choice among values; options are [value, text]. */
export function select(label, value, options, onChange) {
    return html`<label class="field">${label}
        <select @change=${(event) => onChange(event.target.value)}>
            ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === (value ?? "")}>${text}</option>`)}
        </select>
    </label>`;
}

/** Links among which one is the page that is shown. */
export function tabs(label, links, current) {
    return html`<nav class="tabs" aria-label=${label}><ul>${links.map(
        ([address, text]) =>
            html`<li><a href=${address} aria-current=${address === current ? "page" : nothing}>${text}</a></li>`,
    )}</ul></nav>`;
}

/** How many alerts of each severity fire. */
export function alertCounts(alerts) {
    const parts = ["critical", "high", "warning", "info"].filter((severity) => alerts[severity] > 0);
    return parts.length === 0
        ? html`<span class="quiet">0</span>`
        : html`<span class="counts">${parts.map((severity) =>
              badge(SEVERITY_TONES[severity], html`${count(alerts[severity])}<span class="word"> ${severity}</span>`),
          )}</span>`;
}
