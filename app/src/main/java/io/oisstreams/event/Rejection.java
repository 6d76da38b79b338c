package io.oisstreams.event;

/**
 * Why one piece of input was not used.
 *
 * @param reason the reason, from the closed list
 * @param message one sentence for people, which names the field if it is about one
 */
public record Rejection(RejectionReason reason, String message) {}
