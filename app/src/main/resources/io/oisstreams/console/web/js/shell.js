/** What surrounds every page: the way around, whether the connection lives, what was just pushed. */
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { minute } from "./format.js";
import { badge, severityBadge, tabs } from "./parts.js";
import { tenantPath } from "./router.js";

const STATES = {
    connecting: ["none", "Connecting"],
    open: ["good", "Live"],
    lost: ["bad", "Connection lost, trying again"],
};

/**
 * The whole document.
 *
 * @param {Object} state address, params, page (its template), link ("connecting", "open" or "lost"), now (the stream's time in ms
 *     or null), notes (what was pushed lately), busy
 * @param {(id: string) => void} dismiss takes a note away
 */
export function shell(state, dismiss) {
    return html`
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
            <a class="brand" href="/"><span aria-hidden="true" class="logo"></span>ois-streams</a>
            <nav aria-label="Main"><ul>
                ${mainLink("/", "Overview", state.address)} ${mainLink("/console/alerts", "Alerts", state.address)}
            </ul></nav>
            <div class="status">
                <span role="status" data-link=${state.link}>${badge(...STATES[state.link])}</span>
                ${state.now === null ? nothing : html`<span class="now">Stream time <time>${minute(state.now)}</time> UTC</span>`}
            </div>
        </header>
        ${state.params.tenant === undefined ? nothing : tenantTabs(state.params.tenant, state.address)}
        <main id="main" tabindex="-1" aria-busy=${state.busy ? "true" : "false"}>${state.page}</main>
        <div class="notes" role="log" aria-label="New alerts" aria-live="polite">
            ${state.notes.map((note) => noteBox(note, dismiss))}
        </div>`;
}

function mainLink(address, text, current) {
    return html`<li><a href=${address} aria-current=${address === current ? "page" : nothing}>${text}</a></li>`;
}

/** The tab of the part of the tenant that the address is in. */
function tenantTabs(tenant, address) {
    const links = [
        [tenantPath(tenant), "Integrity"],
        [tenantPath(tenant, "governance"), "Governance"],
        [tenantPath(tenant, "operations"), "Operations"],
        [tenantPath(tenant, "kpis"), "KPIs"],
    ];
    const inner = links.slice(1).find(([link]) => address === link || address.startsWith(link + "/"));
    return html`<div class="tenant-bar" role="region" aria-label="Tenant"><p class="tenant-name">${tenant}</p>
        ${tabs("Parts of tenant " + tenant, links, (inner ?? links[0])[0])}</div>`;
}

function noteBox(note, dismiss) {
    return html`<div class="note">
        <p>${severityBadge(note.severity)} <a href=${tenantPath(note.tenant_id)}>${note.tenant_id}</a></p>
        <p>${note.status === "resolved" ? "Resolved: " : ""}${note.message}</p>
        <button type="button" aria-label="Dismiss this alert" @click=${() => dismiss(note.alert_id + note.status)}>×</button>
    </div>`;
}
