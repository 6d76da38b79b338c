/** From addresses to pages. A page's module is loaded when it is first shown. */

const ROUTES = [
    route("/", "overview"),
    route("/console/alerts", "alerts"),
    route("/console/tenants/:tenant", "tenant"),
    route("/console/tenants/:tenant/records/:start", "record"),
    route("/console/tenants/:tenant/governance", "governance"),
    route("/console/tenants/:tenant/operations", "operations"),
    route("/console/tenants/:tenant/operations/cycles", "cycles"),
    route("/console/tenants/:tenant/operations/cycles/:id", "cycle"),
    route("/console/tenants/:tenant/operations/deviations", "deviations"),
    route("/console/tenants/:tenant/operations/deviations/:id", "deviation"),
    route("/console/tenants/:tenant/operations/reports", "reports"),
    route("/console/tenants/:tenant/operations/reports/:name", "report"),
    route("/console/tenants/:tenant/kpis", "kpis"),
    route("/console/tenants/:tenant/kpis/:id", "kpi"),
];

function route(template, name) {
    const names = [...template.matchAll(/:(\w+)/g)].map((match) => match[1]);
    const pattern = new RegExp("^" + template.replaceAll(/:\w+/g, "([^/]+)") + "/?$");
    return { name, names, pattern };
}

/**
 * What an address shows.
 *
 * @param {URL|Location} address
 * @returns {{name: string, params: Object, query: Object}} name "missing": there is no such page
 */
export function match(address) {
    const query = Object.fromEntries(new URLSearchParams(address.search));
    for (const { name, names, pattern } of ROUTES) {
        const found = pattern.exec(address.pathname);
        const values = found?.slice(1).map(decoded);
        if (values && values.every((value) => value !== null)) {
            return { name, params: Object.fromEntries(names.map((key, at) => [key, values[at]])), query };
        }
    }
    return { name: "missing", params: {}, query };
}

function decoded(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        return null;
    }
}

/** The address of a tenant's page: tenantPath("acme", "operations", "cycles", id). */
export function tenantPath(tenant, ...rest) {
    return ["/console/tenants", encodeURIComponent(tenant), ...rest.map(encodeURIComponent)].join("/");
}

/**
 * Calls back when a link of this site is followed that is not to be opened elsewhere.
 *
 * @param {(address: string) => void} follow
 */
export function interceptLinks(follow) {
    document.addEventListener("click", (event) => {
        const link = event.target.closest?.("a[href]");
        const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) {
            return;
        }
        const address = new URL(link.href);
        if (address.origin === location.origin && match(address).name !== "missing" && !address.hash) {
            event.preventDefault();
            follow(address.pathname + address.search);
        }
    });
}
