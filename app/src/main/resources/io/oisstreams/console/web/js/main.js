/** Shows the page that the address names, and keeps it up to date. */
import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { millis } from "./format.js";
import { listen } from "./live.js";
import { failure } from "./parts.js";
import { interceptLinks, match } from "./router.js";
import { shell } from "./shell.js";

/** What was pushed is committed; the stores that answer queries follow soon, on a busy machine later. */
const SOON_MS = 1500;
const LATER_MS = 6000;
/** An instance that restarts answers with errors first. */
const AGAIN_MS = 5000;
const REMEMBERED_MS = 10_000;
/** Running values change with every minute of the stream's time, which may pass faster than ours. */
const MINUTE_MS = 60_000;
const LEAST_MS = 5000;
const NOTES = 3;
const NOTE_MS = 15_000;

const state = { link: "connecting", now: null, notes: [], busy: false };
let shown = null;
let loading = null;
let frame = null;
const timers = { soon: null, later: null };

/**
 * A page is a module that exports `page` with
 *   title(context)           the document's title
 *   load(context)            the data, from queries; context has params, query and signal
 *   loadKey(query)           optional: what of the query `load` depends on; what else changes is only drawn anew
 *   view(data, context)      a template; context has params, query, now (ms or null), setQuery(changes), update(changes of the data)
 *   follows                  the events after which the data is loaded again, "time" with each minute; events of other tenants are left out
 *   push(data, name, event)  optional: the data with an event in it, at once
 */
async function show(focus) {
    const address = location.href;
    const route = match(location);
    const page = await pageOf(route.name);
    if (location.href !== address) {
        return;
    }
    const key = JSON.stringify([route.name, route.params, page.loadKey ? page.loadKey(route.query) : route.query]);
    const same = shown !== null && shown.key === key;
    shown = next(key, route, page);
    document.title = page.title(route) + " · ois-streams";
    draw();
    if (!same) {
        await load();
        if (focus) {
            scrollTo(0, 0);
            document.getElementById("main").focus({ preventScroll: true });
        }
    }
}

/** What is to be shown. With another query the same page stays as it is until its data has come, so that nobody loses the place. */
function next(key, route, page) {
    if (shown !== null && shown.key === key) {
        return { ...shown, route, wanted: route };
    }
    const stays = shown !== null && shown.data !== null && shown.page === page && sameParams(shown.route, route);
    return stays
        ? { ...shown, key, wanted: route, error: null, pushes: [] }
        : { key, route, wanted: route, page, data: null, error: null, pushes: [] };
}

function sameParams(one, other) {
    return JSON.stringify(one.params) === JSON.stringify(other.params);
}

/** A page's program. It can't be had if the service has been replaced by another version since this document was loaded. */
async function pageOf(name) {
    try {
        return (await import("./pages/" + name + ".js")).page;
    } catch {
        const load = async () => {
            throw new Error("Its program is not there; the service may have been updated. Reload this page in the browser.");
        };
        return { title: () => "Not loaded", load };
    }
}

async function load() {
    loading?.abort();
    const own = (loading = new AbortController());
    const target = shown;
    state.busy = true;
    draw();
    try {
        const data = await target.page.load({ ...target.wanted, signal: own.signal });
        finish(own, target.key, { data, error: null });
    } catch (error) {
        if (error.name !== "AbortError") {
            finish(own, target.key, { error });
            if (passes(error)) {
                reloadLater(AGAIN_MS);
            }
        }
    }
}

function finish(own, key, outcome) {
    if (own === loading && shown.key === key) {
        state.busy = false;
        const route = outcome.error === null ? shown.wanted : shown.route;
        shown = { ...shown, ...outcome, route, loadedAt: performance.now() };
        shown.pushes.filter(recent).forEach(apply);
        draw();
    }
}

function recent({ at }) {
    return performance.now() - at < REMEMBERED_MS;
}

/** Whether the same question may well be answered a little later. */
function passes({ status }) {
    return status === 0 || status >= 502;
}

/** Soon, and again when nothing more has come for a while: a stream of events must not put it off for ever. */
function reloadAfterEvents() {
    timers.soon ??= setTimeout(() => {
        timers.soon = null;
        if (!state.busy) {
            load();
        }
    }, SOON_MS);
    reloadLater(LATER_MS);
}

function reloadLater(wait) {
    clearTimeout(timers.later);
    timers.later = setTimeout(load, wait);
}

/** Once for all events that come before the next frame: the records of a thousand tenants may come together. */
function drawSoon() {
    frame ??= requestAnimationFrame(() => {
        frame = null;
        draw();
    });
}

function draw() {
    const context = { ...shown.route, now: state.now, setQuery, update: updater(shown.key) };
    render(
        shell(
            { ...state, address: location.pathname, params: shown.route.params, page: content(context) },
            (id) => drop(id),
        ),
        document.getElementById("app"),
    );
}

/** For what a page finds out by itself; it is dropped if another page is shown by then. */
function updater(key) {
    return (changes) => {
        if (shown.key === key) {
            shown = { ...shown, data: { ...shown.data, ...changes } };
            draw();
        }
    };
}

function content(context) {
    const { page, data, error } = shown;
    const failed = error === null ? nothing : failure(error, load, location.search === "" ? null : location.pathname);
    if (data === null) {
        return error === null
            ? html`<h1>${page.title(context)}</h1><p class="loading" role="status">Loading</p>`
            : html`<h1>${page.title(context)}</h1>${failed}`;
    }
    return html`${failed}${page.view(data, context)}`;
}

function follow(address) {
    if (address !== location.pathname + location.search) {
        history.pushState(null, "", address);
    }
    show(true);
}

/** Changes the address's query; what is null or empty leaves it. */
function setQuery(changes) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === "") {
            query.delete(name);
        } else {
            query.set(name, value);
        }
    }
    const text = query.toString();
    history.replaceState(null, "", location.pathname + (text === "" ? "" : "?" + text));
    show(false);
}

function pushed(name, event) {
    if (name === "time") {
        passed(millis(event.now));
        return;
    }
    if (name === "alert") {
        note(event);
    }
    const tenant = shown?.route.params.tenant;
    if (!shown || !shown.page.follows?.includes(name) || (tenant !== undefined && tenant !== event.tenant_id)) {
        return;
    }
    const push = { name, event, at: performance.now() };
    shown.pushes = [...shown.pushes.filter(recent), push];
    apply(push);
    drawSoon();
    reloadAfterEvents();
}

/** Shows an event at once; the answer of a query that is older than it must not take it away again. */
function apply({ name, event }) {
    if (shown.page.push && shown.data !== null) {
        shown = { ...shown, data: shown.page.push(shown.data, name, event) };
    }
}

function passed(now) {
    const minute = Math.floor(now / MINUTE_MS);
    state.now = now;
    if (!shown) {
        return;
    }
    draw();
    const due = shown.page.follows?.includes("time") && !state.busy && performance.now() - shown.loadedAt > LEAST_MS;
    if (due && minute !== shown.minute) {
        shown = { ...shown, minute };
        load();
    }
}

function note(alert) {
    const id = alert.alert_id + alert.status;
    state.notes = [alert, ...state.notes.filter((other) => other.alert_id + other.status !== id)].slice(0, NOTES);
    setTimeout(drop, NOTE_MS, id);
    if (shown) {
        drawSoon();
    }
}

function drop(id) {
    state.notes = state.notes.filter((other) => other.alert_id + other.status !== id);
    draw();
}

function linked(link) {
    state.link = link === "recovered" ? "open" : link;
    if (shown) {
        draw();
    }
    if (link === "recovered" && shown) {
        load();
    }
}

interceptLinks(follow);
addEventListener("popstate", () => show(true));
show(false).then(() => listen(pushed, linked));
