/**
 * Reading and writing events: the catalogue of topics, Avro bytes, the JSON-lines form (contract section 8), and the
 * reasons for which input is refused. Nothing here throws for bad input; it answers with a {@link Rejection}.
 */
@NullMarked
package io.oisstreams.event;

import org.jspecify.annotations.NullMarked;
