/** One deviation: its ladder, its clock, and what was done about it. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { duration, millis, words } from "../format.js";
import {
    linkTo,
    moment,
    names,
    offset,
    operationsTabs,
    slaClock,
    statusBadge,
    stepBadge,
    streamTime,
} from "../operations.js";
import { badge, facts, section, severityBadge, tile, tiles, time } from "../parts.js";

export const page = {
    title: ({ params }) => "Deviation " + params.id,
    load: ({ params, signal }) =>
        get(url("/operations/deviations/" + encodeURIComponent(params.id), { tenant: params.tenant }), signal),
    loadKey: () => "",
    follows: ["deviation"],
    view,
};

function view(data, { params, now }) {
    const { deviation } = data;
    const at = streamTime(data, now);
    return html`<h1>${deviation.name}: ${deviation.subject}</h1>
        ${operationsTabs(params.tenant, "deviations")}
        <p class="message">${deviation.message}</p>
        ${tiles("How it stands", [
            tile("Status", statusBadge(deviation.status)),
            tile("Severity", severityBadge(deviation.severity)),
            tile(
                "SLA",
                slaClock(deviation, at),
                html`<span class="note-line">due ${time(deviation.sla_due_at)} UTC</span>`,
            ),
            tile("Command", commandOf(deviation)),
        ])}
        <div class="columns">
            ${section("Ladder", ladder(deviation, at))}
            <div>
                ${section("What was done", facts(handling(deviation, at)))}
                ${section("What it is", facts(about(deviation, params.tenant)))}
            </div>
        </div>`;
}

function commandOf(deviation) {
    if (deviation.command === null) {
        return "none";
    }
    return deviation.closed_at === null
        ? html`${badge("bad", "In force")}<span class="note-line">${deviation.command}</span>`
        : html`${badge("good", "Released")}<span class="note-line">${deviation.command}</span>`;
}

function ladder(deviation, now) {
    return html`<ol class="ladder">
        ${deviation.ladder.map((step) => rung(step, now))}
        ${emergency(deviation)}
    </ol>`;
}

function rung(step, now) {
    return html`<li>
        <p class="row">${stepBadge(step.state)} <strong>${step.action}</strong></p>
        <p class="row quiet">
            <span>${offset(step.offset_seconds)}, due ${time(step.due_at)}${
                step.state === "due" ? until(step.due_at, now) : nothing
            }</span>
            ${moment("Done", step.done_at)}
            ${step.actor === null ? nothing : html`<span>Acts: ${step.actor}</span>`}
            ${step.recipients.length === 0 ? nothing : html`<span>Told: ${names(step.recipients)}</span>`}
        </p>
    </li>`;
}

function until(due, now) {
    const left = now === null ? 0 : millis(due) - now;
    return left > 0 ? ", in " + duration(left) : nothing;
}

/** What follows a missed SLA; it stands there before, so that it is known. */
function emergency({ emergency: next, sla, sla_due_at: due }) {
    const [state, said] = next.escalated_at !== null
        ? ["missed", "escalated"]
        : sla === "running" ? ["due", "if missed"] : ["cancelled", "not needed"];
    return html`<li>
        <p class="row">${stepBadge(state, said)} <strong>${next.action}</strong></p>
        <p class="row quiet">
            ${next.escalated_at === null
                ? html`<span>without root cause and plan at ${time(due)}</span>`
                : moment("Escalated", next.escalated_at)}
            <span>Severity: ${next.severity}</span> <span>Told: ${names(next.recipients)}</span>
        </p>
    </li>`;
}

function handling(deviation, now) {
    const last = deviation.last_update;
    return [
        ["Detected (UTC)", time(deviation.detected_at)],
        ["Acknowledged", time(deviation.acknowledged_at)],
        ["Investigation begun", time(deviation.investigation_started_at)],
        ["Root cause identified", time(deviation.root_cause_at)],
        ["Remediation proposed", time(deviation.remediation_at)],
        ["Resolved", time(deviation.closed_at)],
        [
            "Next status update due",
            deviation.status_update_due_at === null
                ? "none while nobody investigates"
                : html`${time(deviation.status_update_due_at)}${until(deviation.status_update_due_at, now)}`,
        ],
        ["Last update", last === null ? "none" : updateOf(last)],
    ];
}

function updateOf({ kind, actor, at, note }) {
    return html`${words(kind)} by ${actor}, ${time(at)}${note === null ? nothing : html`: ${note}`}`;
}

function about(deviation, tenant) {
    const cycle = deviation.type === "signature_verification_failure" ? deviation.subject.replace(/\/\d+$/, "") : null;
    return [
        ["Type", words(deviation.type)],
        ["Id", html`<code>${deviation.id}</code>`],
        ["Subject", deviation.subject],
        ["Told of it", names(deviation.recipients)],
        ...(cycle === null ? [] : [["Cycle", linkTo(tenant, "cycles", cycle)]]),
    ];
}
