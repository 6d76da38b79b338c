/** An address that shows nothing. */
import { html } from "../../vendor/lit-html/lit-html.js";

export const page = {
    title: () => "No such page",
    load: async () => ({}),
    view: () => html`<h1>No such page</h1><p>There is nothing at this address. <a href="/">All tenants</a></p>`,
};
