package io.oisstreams.console.live;

/**
 * Something that was just published.
 *
 * @param name what listeners call it
 * @param tenantId whose it is
 * @param json what there is to say, on one line
 */
record LiveEvent(String name, String tenantId, String json) {}
