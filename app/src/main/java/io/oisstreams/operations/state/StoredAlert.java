package io.oisstreams.operations.state;

import io.oisstreams.alerting.Alert;

/**
 * An alert that was fired.
 *
 * @param alert as it was published
 * @param resolved whether it is over
 */
public record StoredAlert(Alert alert, boolean resolved) {}
