package io.oisstreams.kpis.core.contract;

import java.util.Optional;

/**
 * What was last seen of one path.
 *
 * @param exists whether it is there, and of the kind that was looked for
 * @param parseable whether its content is one JSON value; empty: not tried
 */
public record Seen(boolean exists, Optional<Boolean> parseable) {}
