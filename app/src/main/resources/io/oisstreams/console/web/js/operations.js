/** What several pages of operations show. */
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { duration, millis, NONE, words } from "./format.js";
import { badge, tabs, time } from "./parts.js";
import { tenantPath } from "./router.js";

const CYCLE_TONES = { completed: "good", running: "info", failed: "bad", halted: "warn", unknown: "none" };
const STATUS_TONES = { open: "bad", acknowledged: "warn", investigating: "warn", remediating: "info", closed: "good" };
const STEP_TONES = { done: "good", due: "info", missed: "bad", cancelled: "none" };

/** The four parts of a tenant's operations. */
export function operationsTabs(tenant, part) {
    const address = (name) => tenantPath(tenant, "operations", ...(name === "" ? [] : [name]));
    const links = [
        [address(""), "Status and costs"],
        [address("cycles"), "Cycles"],
        [address("deviations"), "Deviations"],
        [address("reports"), "Reports"],
    ];
    return tabs("Operations", links, address(part));
}

/** How a cycle stands. */
export function cycleBadge(status) {
    return badge(CYCLE_TONES[status] ?? "none", status);
}

/** PASS or FAIL. */
export function verdictBadge(verdict) {
    return badge(verdict === "PASS" ? "good" : "bad", verdict);
}

/** How far the handling of a deviation is. */
export function statusBadge(status) {
    return badge(STATUS_TONES[status] ?? "none", status);
}

/** What became of a step of a ladder. */
export function stepBadge(state, text = state) {
    return badge(STEP_TONES[state] ?? "none", text);
}

/** The stream's time in ms: what was pushed last, or what the answer is of, whichever is later. */
export function streamTime(data, now) {
    const asOf = millis(data.as_of);
    return now === null || (asOf !== null && asOf > now) ? asOf : now;
}

/** What is left of a deviation's SLA at a moment of the stream, counted down; or what became of it. */
export function slaClock(deviation, now) {
    if (deviation.sla === "met") {
        return badge("good", "SLA met");
    }
    if (deviation.sla === "missed") {
        return badge("bad", "SLA missed");
    }
    if (now === null) {
        return badge("info", "SLA running");
    }
    const left = millis(deviation.sla_due_at) - now;
    return left > 0
        ? badge("info", html`SLA <span class="clock" role="timer">${clock(left)}</span> left`)
        : badge("warn", "SLA time is up");
}

/** 1 d 02:03:04. */
function clock(ms) {
    const seconds = Math.floor(ms / 1000);
    const days = Math.floor(seconds / 86400);
    const rest = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
    return (days > 0 ? days + " d " : "") + rest.map((part) => String(part).padStart(2, "0")).join(":");
}

/** When a step is due after the detection. */
export function offset(seconds) {
    return seconds === 0 ? "at once" : "after " + duration(seconds * 1000);
}

/** The steps of a ladder in a line; what the shapes mean stands in the legend. */
export function ladderLine(steps) {
    return html`<ol class="rungs" aria-label="Ladder">${steps.map(
        (step) =>
            html`<li title=${step.action}>${stepBadge(
                step.state,
                html`${offset(step.offset_seconds)}<span class="unseen">: ${step.action}, ${step.state}</span>`,
            )}</li>`,
    )}</ol>`;
}

/** What the shapes of steps mean. */
export function ladderLegend() {
    return html`<p class="legend">Steps of a ladder: ${Object.keys(STEP_TONES).map((state) => stepBadge(state))}</p>`;
}

/** Names in a row; nobody: a dash. */
export function names(list) {
    return list.length === 0 ? NONE : list.join(", ");
}

/** A time after its name; null: nothing. */
export function moment(name, value) {
    return value === null ? nothing : html`<span>${name} ${time(value)}</span>`;
}

/** Filters of a list. */
export function filters(label, ...fields) {
    const stay = (event) => event.preventDefault();
    return html`<form class="filters" role="search" aria-label=${label} @submit=${stay}>${fields}</form>`;
}

/** Names of the service as the options of a choice, before which there is none. */
export function choices(identifiers) {
    return [["", "All"], ...identifiers.map((identifier) => [identifier, words(identifier)])];
}

/** A link to a cycle, a deviation or a report of a tenant. */
export function linkTo(tenant, part, id, text = id) {
    return html`<a href=${tenantPath(tenant, "operations", part, id)}>${text}</a>`;
}

/** A choice of a UTC day. */
export function dayField(label, value, onChange) {
    return html`<label class="field">${label}
        <input type="date" .value=${(value ?? "").slice(0, 10)} @change=${(event) => onChange(event.target.value)}>
    </label>`;
}

/** How many rows are shown, and a way to more of them: the longest list that the service gives. */
export function listed(shown, more, query, setQuery) {
    const way = query.limit === "1000"
        ? "Choose a shorter time for the others."
        : html`<button type="button" @click=${() => setQuery({ limit: "1000" })}>Show up to 1,000</button>`;
    return html`<p class="found" role="status">${shown}${more ? html`, and there are more. ${way}` : nothing}</p>`;
}
