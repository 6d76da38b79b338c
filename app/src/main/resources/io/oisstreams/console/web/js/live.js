/** What the service pushes: new records, alerts, values, and the time. */
import { parse } from "./api.js";

const EVENTS = ["record", "alert", "deviation", "command", "report", "value", "rollup", "time"];
const AGAIN_MS = 2000;

/**
 * Listens for as long as the page is open and to be seen: a browser has few connections to a host, and each hidden tab would
 * keep one. After an interruption nothing is made up for; who listens asks the queries again.
 *
 * @param {(name: string, data: Object) => void} onEvent
 * @param {(state: "connecting"|"open"|"lost"|"recovered") => void} onState
 */
export function listen(onEvent, onState) {
    let source = null;
    let timer = null;
    let interrupted = false;

    function open() {
        close();
        source = new EventSource("/events");
        source.onopen = () => {
            onState(interrupted ? "recovered" : "open");
            interrupted = false;
        };
        source.onerror = lost;
        for (const name of EVENTS) {
            source.addEventListener(name, (event) => onEvent(name, parse(event.data)));
        }
    }

    function lost() {
        interrupted = true;
        onState("lost");
        // The browser tries again by itself, but not after an answer that refuses.
        if (source?.readyState === EventSource.CLOSED) {
            clearTimeout(timer);
            timer = setTimeout(open, AGAIN_MS);
        }
    }

    function close() {
        clearTimeout(timer);
        source?.close();
        source = null;
    }

    document.addEventListener("visibilitychange", () => {
        if (document.hidden) {
            interrupted = true;
            close();
        } else {
            open();
        }
    });
    addEventListener("pagehide", close);
    addEventListener("pageshow", (event) => event.persisted && open());
    onState("connecting");
    open();
}
