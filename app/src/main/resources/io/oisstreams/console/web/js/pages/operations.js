/** How a tenant's operations stand, and what they cost. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { getIfThere, url } from "../api.js";
import { costsByDay, costsToday } from "../costs.js";
import { count, exact, words } from "../format.js";
import { linkTo, operationsTabs } from "../operations.js";
import { badge, empty, facts, section, severityBadge, time } from "../parts.js";
import { tenantPath } from "../router.js";
import { table } from "../table.js";

const COMMANDS = {
    BLOCK_EXECUTION: "No summary may be generated.",
    HALT_ORCHESTRATOR: "Nothing of the orchestrator may go on.",
    PAUSE_PRODUCTION: "No cycle may begin.",
};

export const page = {
    title: ({ params }) => "Operations of " + params.tenant,
    load,
    follows: ["command", "deviation", "report", "alert", "time"],
    view,
};

async function load({ params, query, signal }) {
    const { tenant } = params;
    const [status, costs, baselines] = await Promise.all([
        getIfThere(url("/operations/status", { tenant }), signal),
        getIfThere(url("/operations/costs", { tenant, from: query.from, to: query.to }), signal),
        getIfThere(url("/operations/baselines", { tenant }), signal),
    ]);
    return { status, costs, baselines };
}

function view({ status, costs, baselines }, { params, query, setQuery }) {
    const { tenant } = params;
    if (status === null || costs === null || baselines === null) {
        return html`<h1>Operations of ${tenant}</h1>${empty("Nothing of this tenant's operations was ever heard.")}`;
    }
    return html`<h1>Operations of ${tenant}</h1>
        ${operationsTabs(tenant, "")}
        ${commands(status, tenant)} ${costsToday(costs)} ${costsByDay(costs, tenant, query, setQuery)}
        <div class="columns">${state(status)} ${artifacts(status)}</div>
        ${deviations(status, tenant)} ${register(baselines)}`;
}

function commands(status, tenant) {
    const inForce = Object.entries(status.commands);
    const cause = status.paused_by === null
        ? nothing
        : html`<p>Production was paused by ${linkTo(tenant, "reports", status.paused_by)}.</p>`;
    return section(
        "Commands in force",
        html`<ul class="commands">${inForce.map(
            ([name, active]) => html`<li>
                ${active ? badge("bad", "In force") : badge("good", "Not in force")}
                <strong>${name}</strong> <span class="quiet">${COMMANDS[name] ?? ""}</span>
            </li>`,
        )}</ul>`,
        cause,
        facts([
            ["Operations document", status.document],
            ["System", status.system],
            ["Baseline in force", status.baseline_version],
            ["As of", time(status.as_of)],
        ]),
    );
}

function state(status) {
    return section(
        "Operational state",
        table({
            caption: "Operational state",
            quiet: true,
            columns: [
                { key: "attribute", label: "Attribute", cell: (row) => row.attribute },
                { key: "status", label: "Status", cell: stateBadge },
                { key: "updated", label: "Updated (UTC)", cell: (row) => time(row.last_updated) },
            ],
            rows: status.operational_state,
            key: (row) => row.attribute,
        }),
    );
}

function stateBadge({ status }) {
    return badge(status === "ACTIVE" || status === "COMPLETE" ? "good" : "info", status);
}

function dueOf({ next_due: due }) {
    return due === "per cycle" ? due : time(due);
}

function artifacts(status) {
    return section(
        "Artifacts",
        table({
            caption: "Artifacts",
            quiet: true,
            columns: [
                { key: "artifact", label: "Artifact", cell: (row) => row.artifact },
                { key: "status", label: "Status", cell: stateBadge },
                { key: "due", label: "Next (UTC)", cell: dueOf },
                { key: "last", label: "Last (UTC)", cell: (row) => time(row.last_generated) },
            ],
            rows: status.artifacts,
            key: (row) => row.artifact,
        }),
    );
}

function deviations(status, tenant) {
    const list = tenantPath(tenant, "operations", "deviations");
    const typeOf = ({ type, name }) => html`<a href=${url(list, { type })}>${name}</a>`;
    const number = (key, label) => ({ key, label, numeric: true, cell: (row) => count(row[key]) });
    return section(
        "Deviations by type",
        table({
            caption: "Deviations by type",
            quiet: true,
            columns: [
                { key: "name", label: "Type", cell: typeOf },
                { key: "status", label: "Status", cell: (row) => badge(row.open > 0 ? "bad" : "good", row.status) },
                number("open", "Open"),
                number("detected", "Detected"),
                number("escalated", "Escalated"),
                number("sla_missed", "SLA missed"),
            ],
            rows: status.deviations,
            key: (row) => row.type,
        }),
    );
}

function register({ baselines, violations, violations_detected: detected, more }) {
    return section(
        "Freeze and baselines",
        html`<p>${badge(violations.length === 0 ? "good" : "bad", "Violations that fire: " + count(violations.length))}
            <span class="quiet">Ever detected: ${count(detected)}</span></p>`,
        violations.length === 0 ? nothing : violationTable(violations),
        more ? html`<p class="found">There are more violations than these.</p>` : nothing,
        table({
            caption: "Versions of the baseline, newest first",
            columns: [
                { key: "version", label: "Version", cell: versionOf },
                { key: "since", label: "Since (UTC)", cell: (row) => time(row.since) },
                { key: "component", label: "Component", cell: (row) => words(row.component ?? "first baseline") },
                { key: "change", label: "Change", cell: (row) => row.change_id ?? "none" },
                { key: "reference", label: "Reference", cell: (row) => row.reference },
            ],
            rows: baselines.slice().reverse(),
            key: (row) => row.number,
        }),
    );
}

function versionOf({ version, current }) {
    return html`${version} ${current ? badge("good", "in force") : nothing}`;
}

function violationTable(violations) {
    return table({
        caption: "Changes that were not allowed",
        columns: [
            { key: "change", label: "Change", cell: (row) => row.change_id ?? "none" },
            { key: "severity", label: "Severity", cell: (row) => severityBadge(row.severity) },
            { key: "detected", label: "Detected (UTC)", cell: (row) => time(row.detected_at) },
            {
                key: "approvals",
                label: "Approvals",
                cell: (row) => exact(row.approvals) + " of " + exact(row.approvals_required),
            },
            { key: "message", label: "What", cell: (row) => row.message },
        ],
        rows: violations,
        key: (row) => [row.change_id, row.detected_at, row.message].join("|"),
    });
}
