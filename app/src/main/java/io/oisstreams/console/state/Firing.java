package io.oisstreams.console.state;

import io.oisstreams.alerting.Severity;

/** An alert that is firing; its key has the id. */
record Firing(Severity severity) {}
