/** One production cycle: its signed operations, and whether their signatures hold. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { get, url } from "../api.js";
import { count, exact, millis, NONE } from "../format.js";
import { cycleBadge, linkTo, operationsTabs, slaClock, statusBadge, streamTime, verdictBadge } from "../operations.js";
import { badge, empty, facts, hash, section, select, tile, tiles, time } from "../parts.js";
import { table } from "../table.js";

const DAY_MS = 86_400_000;
const MINE = 100;

export const page = {
    title: ({ params }) => "Cycle " + params.id,
    load,
    loadKey: () => "",
    follows: ["report", "deviation", "time"],
    view,
};

async function load({ params, signal }) {
    const { tenant, id } = params;
    const cycle = await get(url("/operations/cycles/" + encodeURIComponent(id), { tenant }), signal);
    const { deviations } = await get(
        url("/operations/deviations", {
            tenant,
            type: "signature_verification_failure",
            from: cycle.started_at,
            to: cycle.ended_at === null ? null : millis(cycle.ended_at) + DAY_MS,
            limit: MINE,
        }),
        signal,
    );
    const mine = deviations.filter(({ subject }) => subject === id || subject.startsWith(id + "/"));
    return { cycle, deviations: mine };
}

function view({ cycle, deviations }, { params, query, now, setQuery }) {
    const { tenant } = params;
    return html`<h1>Cycle ${cycle.cycle_id}</h1>
        ${operationsTabs(tenant, "cycles")}
        ${cycle.summary === null ? nothing : numbers(cycle.summary)}
        ${section("How it stands", facts(standing(cycle, tenant)))}
        ${section("Signed operations", ...operations(cycle, query, setQuery))}
        ${section("Deviations of its signatures", deviationList(deviations, tenant, streamTime(cycle, now)))}`;
}

function numbers(summary) {
    return tiles("Signature log", [
        tile("Verification", verdictBadge(summary.verification_status)),
        tile("Operations", count(summary.total_operations)),
        tile("Verified", count(summary.signatures_verified)),
        tile("Failed", count(summary.signatures_failed)),
        tile("Missing", count(summary.signatures_missing)),
        tile("Rate", html`${exact(summary.verification_rate_pct)} %`),
    ]);
}

function standing(cycle, tenant) {
    return [
        ["Status", cycleBadge(cycle.status)],
        ["Started (UTC)", time(cycle.started_at)],
        ["Ended (UTC)", time(cycle.ended_at)],
        ["Operations required", cycle.required_operations === null ? "nobody said" : count(cycle.required_operations)],
        ["Came too late for the log", count(cycle.late_operations)],
        [
            "Signature log",
            cycle.log === null ? "not published yet, or not kept any more" : linkTo(tenant, "reports", cycle.log),
        ],
    ];
}

function operations(cycle, query, setQuery) {
    if (cycle.operations.length === 0) {
        return [empty("No signed operation was seen yet.")];
    }
    const shown = cycle.operations.filter((operation) => query.show !== "failed" || !operation.verified);
    const options = [["", "All"], ["failed", "Not verified only"]];
    return [
        html`<p>${select("Show", query.show, options, (show) => setQuery({ show }))}</p>`,
        shown.length === 0 ? empty("Every signature holds.") : operationTable(shown),
    ];
}

function operationTable(list) {
    return table({
        caption: "Signed operations, in the order of the log",
        quiet: true,
        columns: [
            { key: "step", label: "Step", numeric: true, cell: (row) => count(row.step) },
            { key: "verified", label: "Verdict", cell: verdictOf },
            { key: "operation", label: "Operation", cell: (row) => row.operation },
            { key: "agent", label: "Agent", cell: (row) => row.agent },
            { key: "at", label: "Checked (UTC)", cell: (row) => time(row.verification_timestamp) },
            { key: "signature", label: "Signature", cell: (row) => bytes(row.signature) },
            { key: "public_key", label: "Public key", cell: (row) => bytes(row.public_key) },
        ],
        rows: list,
        key: (row) => row.step + row.signature + row.verification_timestamp,
    });
}

function verdictOf({ verified }) {
    return verified ? badge("good", "Verified") : badge("bad", "Not verified");
}

/** Algorithm and digits; post-quantum ones are thousands long. */
function bytes(text) {
    const [algorithm, digits] = text.split(":", 2);
    return digits === undefined || digits === ""
        ? (text === "" ? NONE : text)
        : html`<details><summary>${algorithm}, ${count(digits.length / 2)} bytes</summary>${hash(text)}</details>`;
}

function deviationList(list, tenant, now) {
    return list.length === 0
        ? empty("None was detected.")
        : html`<ul class="plain">${list.map(
              (deviation) => html`<li>
                  ${linkTo(tenant, "deviations", deviation.id, deviation.subject)}
                  ${statusBadge(deviation.status)} ${slaClock(deviation, now)}
                  <p>${deviation.message}</p>
              </li>`,
          )}</ul>`;
}
