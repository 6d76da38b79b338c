/** One published report: to read, and to download as it was published. */
import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { getText, url } from "../api.js";
import { count } from "../format.js";
import { markdown } from "../markdown.js";
import { operationsTabs } from "../operations.js";
import { select } from "../parts.js";

export const page = {
    title: ({ params }) => params.name,
    load: async ({ params, signal }) => ({ text: await getText(address(params), signal) }),
    loadKey: () => "",
    follows: [],
    view,
};

function view({ text }, { params, query, setQuery }) {
    const json = isJson(text);
    const options = [["", "As a document"], ["written", "As it was written"]];
    return html`<h1>${params.name}</h1>
        ${operationsTabs(params.tenant, "reports")}
        <div class="row">
            <a class="button" href=${address(params)} download=${params.name}>Download</a>
            ${json ? nothing : select("Show", query.as, options, (as) => setQuery({ as }))}
        </div>
        <p class="found">${count(new TextEncoder().encode(text).length)} bytes</p>
        ${json || query.as === "written"
            ? html`<pre tabindex="0" role="region" aria-label="The report's text">${text}</pre>`
            : html`<article class="panel">${markdown(text)}</article>`}`;
}

function address({ tenant, name }) {
    return url("/operations/reports/" + encodeURIComponent(name), { tenant });
}

function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}
