package io.oisstreams.streams;

import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.AvroEventReader.Decoded;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The records of a capability's inputs, of one partition: ticks and events go to the capability, what it can't use goes to
 * {@code telemetry.rejected}, and all of it is counted. For the stream thread only.
 */
public final class EventIntake {
    private final String application;
    private final int maxEventBytes;
    private final ProcessorContext<String, SpecificRecord> context;
    private final AvroEventReader reader;
    private final EventMeters meters;
    private final Outlet outlet;
    private final Receiver receiver;

    /** What a capability does with its inputs. */
    public interface Receiver {
        /** Time has come to here, in ms. */
        void tick(long tickMs);

        /** An event of an input topic, whose fields have usable values. */
        EventOutcome admit(SpecificRecord event, Incoming incoming);

        /** Something was refused and told of. */
        default void refused(Incoming incoming, Rejection rejection) {}
    }

    /**
     * Hands on to that receiver.
     *
     * @param application the name that rejections bear
     * @param maxEventBytes larger events are refused
     */
    public EventIntake(
            String application,
            int maxEventBytes,
            ProcessorContext<String, SpecificRecord> context,
            AvroEventReader reader,
            EventMeters meters,
            Receiver receiver) {
        this.application = application;
        this.maxEventBytes = maxEventBytes;
        this.context = context;
        this.reader = reader;
        this.meters = meters;
        this.outlet = new Outlet(context);
        this.receiver = receiver;
    }

    /** Takes the record that is being processed. */
    public void take(Record<byte[], byte[]> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        if (at.topic().equals(Topics.TIME_TICKS.name())) {
            receiver.tick(record.timestamp());
            return;
        }
        Incoming incoming =
                new Incoming(at.topic(), at.partition(), at.offset(), record.timestamp(), record.key(), record.value());
        EventOutcome outcome = incoming.unreadable(maxEventBytes)
                .<EventOutcome>map(EventOutcome.Refused::new)
                .orElseGet(() -> read(incoming));
        if (outcome instanceof EventOutcome.Refused refused) {
            reject(incoming, refused.rejection());
        } else if (outcome instanceof EventOutcome.Repeated) {
            meters.duplicate(incoming.topic());
        } else {
            meters.accepted(incoming.topic());
        }
    }

    private EventOutcome read(Incoming incoming) {
        EventTopic topic = Topics.byName(incoming.topic()).orElseThrow();
        Decoded decoded = reader.read(topic, incoming.value());
        return decoded instanceof Decoded.Event event
                ? receiver.admit(event.value(), incoming)
                : new EventOutcome.Refused(((Decoded.Rejected) decoded).rejection());
    }

    /** Tells that a record is not used: also long after it was taken, if that shows only then. */
    public void reject(Incoming incoming, Rejection rejection) {
        meters.rejected(incoming.topic(), rejection.reason());
        outlet.send(
                Topics.TELEMETRY_REJECTED,
                incoming.tenantId().orElse(null),
                incoming.rejectedFor(rejection, application),
                incoming.admissionMs());
        receiver.refused(incoming, rejection);
    }
}
