package io.oisstreams.console.published;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.AvroEventReader.Decoded;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.Topics;
import io.oisstreams.streams.Incoming;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the other capabilities published. What can't be read is skipped, counted, and told in the log once a topic: a record that a
 * stranger put there must not keep the console from showing all others, and to reject it is not the console's business. While the registry does
 * not answer nothing is skipped: the stream thread tries again. For one thread.
 */
public final class PublishedValues {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedValues.class);

    private final AvroEventReader reader;
    private final MeterRegistry meters;
    private final Set<String> told = new HashSet<>();

    /** @param meters count what is skipped */
    public PublishedValues(AvroEventReader reader, MeterRegistry meters) {
        this.reader = reader;
        this.meters = meters;
    }

    /**
     * The value of a record.
     *
     * @throws org.apache.kafka.common.errors.RetriableException if the registry does not answer
     */
    public Optional<SpecificRecord> read(Incoming incoming) {
        EventTopic topic = Topics.byName(incoming.topic()).orElseThrow();
        Decoded decoded = reader.read(topic, incoming.value());
        Optional<Rejection> problem = decoded instanceof Decoded.Event event
                ? foreign(incoming, PublishedTenant.of(event.value()))
                : Optional.of(((Decoded.Rejected) decoded).rejection());
        problem.ifPresent(rejection -> skip(incoming, rejection));
        return problem.isPresent() ? Optional.empty() : Optional.of(((Decoded.Event) decoded).value());
    }

    private static Optional<Rejection> foreign(Incoming incoming, String tenantId) {
        // Stores end the tenant in their keys with a zero byte.
        return tenantId.isEmpty() || tenantId.indexOf('\0') >= 0
                ? Optional.of(new Rejection(RejectionReason.INVALID_FIELD, "tenant_id: is empty or has U+0000"))
                : incoming.foreignTo(tenantId);
    }

    private void skip(Incoming incoming, Rejection rejection) {
        meters.counter(
                        "ois.console.skipped",
                        "topic",
                        incoming.topic(),
                        "reason",
                        rejection.reason().name())
                .increment();
        if (told.add(incoming.topic())) {
            LOG.warn(
                    "{} is skipped, and so are others like it: {} {}",
                    incoming.place(),
                    rejection.reason(),
                    rejection.message());
        }
    }
}
