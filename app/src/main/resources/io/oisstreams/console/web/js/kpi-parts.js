/** What the pages of KPIs share. */
import { html } from "../vendor/lit-html/lit-html.js";
import { NONE, words } from "./format.js";
import { badge } from "./parts.js";

const TONES = { met: "good", missed: "warn", warning: "warn", critical: "bad", no_data: "none", Green: "good", Yellow: "warn", Amber: "warn", Red: "bad" };
const ARROWS = { increasing: "↗", decreasing: "↘", stable: "→" };

/** met, missed, warning, critical, no_data, or the band of a contract. */
export function statusBadge(status) {
    return badge(TONES[status] ?? "info", words(status));
}

/** increasing, decreasing or stable, with an arrow. */
export function trendText(trend) {
    return ARROWS[trend] ? html`<span aria-hidden="true">${ARROWS[trend]}</span> ${trend}` : NONE;
}
