package io.oisstreams.embedded.replay;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Events as bytes while they are sorted: the topic's place in the catalogue, then Avro. Never leaves this process. */
final class EventCodec {
    private static final List<EventTopic> TOPICS = Topics.all();

    private final Map<EventTopic, DatumWriter<SpecificRecord>> writers = new HashMap<>();
    private final Map<EventTopic, DatumReader<SpecificRecord>> readers = new HashMap<>();
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    byte[] write(EventTopic topic, SpecificRecord value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(TOPICS.indexOf(topic));
        try {
            encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
            writers.computeIfAbsent(topic, t -> new SpecificDatumWriter<>(t.schema()))
                    .write(value, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    TimedEvent read(long timestampMs, byte[] bytes) {
        EventTopic topic = TOPICS.get(bytes[0]);
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoder);
            SpecificRecord value = readers.computeIfAbsent(topic, t -> new SpecificDatumReader<>(t.schema()))
                    .read(null, decoder);
            return new TimedEvent(topic, timestampMs, value);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
