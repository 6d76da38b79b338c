/** The deviations of a tenant as a timeline, the newest first. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { get, url } from "../api.js";
import { count, day } from "../format.js";
import {
    choices,
    dayField,
    filters,
    ladderLegend,
    ladderLine,
    linkTo,
    listed,
    moment,
    operationsTabs,
    slaClock,
    statusBadge,
    streamTime,
} from "../operations.js";
import { badge, empty, select, severityBadge, time } from "../parts.js";

const TYPES = [
    "signature_verification_failure",
    "cost_ceiling_breach",
    "adr_compliance_failure",
    "determinism_threshold_failure",
];

export const page = {
    title: ({ params }) => "Deviations of " + params.tenant,
    load: ({ params, query, signal }) =>
        get(
            url("/operations/deviations", {
                tenant: params.tenant,
                status: query.status,
                type: query.type,
                from: query.from,
                to: query.to,
                limit: query.limit,
            }),
            signal,
        ),
    follows: ["deviation"],
    view,
};

function view(data, { params, query, now, setQuery }) {
    const { deviations, more } = data;
    const set = (name) => (value) => setQuery({ [name]: value });
    return html`<h1>Deviations of ${params.tenant}</h1>
        ${operationsTabs(params.tenant, "deviations")}
        ${filters(
            "Filter deviations",
            select("Status", query.status, choices(["open", "closed"]), set("status")),
            select("Type", query.type, choices(TYPES), set("type")),
            dayField("From day", query.from, set("from")),
            dayField("Before day", query.to, set("to")),
        )}
        ${listed(count(deviations.length) + " deviations", more, query, setQuery)}
        ${deviations.length === 0
            ? empty("No deviation was detected like this.")
            : timeline(deviations, params.tenant, streamTime(data, now))}`;
}

function timeline(deviations, tenant, now) {
    return html`${ladderLegend()}
        ${byDay(deviations).map(
            ([date, list]) => html`<section class="day" aria-label=${"Detected on " + date}>
                <h2>${date}</h2>
                <ol class="timeline">${repeat(list, (one) => one.id, (one) => entry(one, tenant, now))}</ol>
            </section>`,
        )}`;
}

/** They come by the time of their detection. */
function byDay(deviations) {
    const days = new Map();
    for (const deviation of deviations) {
        const date = day(deviation.detected_at);
        days.set(date, [...(days.get(date) ?? []), deviation]);
    }
    return [...days];
}

function entry(deviation, tenant, now) {
    const open = deviation.closed_at === null;
    return html`<li class=${open ? "open" : "closed"}>
        <p class="when">${time(deviation.detected_at)}</p>
        <div class="what">
            <h3>${linkTo(tenant, "deviations", deviation.id, deviation.name + ": " + deviation.subject)}</h3>
            <p class="row">
                ${statusBadge(deviation.status)} ${severityBadge(deviation.severity)} ${slaClock(deviation, now)}
                ${open && deviation.command !== null ? badge("bad", deviation.command) : nothing}
            </p>
            <p class="message">${deviation.message}</p>
            ${ladderLine(deviation.ladder)}
            <p class="row quiet">${moment("SLA due", deviation.sla_due_at)} ${moment("Next due", deviation.next_due_at)}
                ${moment("Resolved", deviation.closed_at)}</p>
        </div>
    </li>`;
}
