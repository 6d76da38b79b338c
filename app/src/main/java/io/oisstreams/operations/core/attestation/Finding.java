package io.oisstreams.operations.core.attestation;

/**
 * Why a week does not simply pass.
 *
 * @param section what it is about
 * @param failure true: the week fails; false: it passes with conditions
 * @param text one sentence, plain text that may hold words of events
 */
public record Finding(Section section, boolean failure, String text) {}
