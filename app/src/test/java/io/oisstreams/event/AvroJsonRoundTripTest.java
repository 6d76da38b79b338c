package io.oisstreams.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroJsonRoundTripTest {
    private static final int RECORDS_A_TOPIC = 500;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static List<EventTopic> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theJsonFormKeepsEverything(EventTopic topic) throws Exception {
        RandomRecords random = new RandomRecords(topic.name().hashCode());
        for (int i = 0; i < RECORDS_A_TOPIC; i++) {
            SpecificRecord before = record(binary(random.next(topic)), topic.schema());

            String json = AvroJson.write(before).toString();
            SpecificRecord read = AvroJson.read(MAPPER.readTree(json), topic.schema());

            // Compared as records, because Avro keeps no order of a map's keys; the JSON form has one.
            assertThat(record(binary(read), topic.schema())).as(json).isEqualTo(before);
            assertThat(AvroJson.write(read)).hasToString(json);
        }
    }

    private static byte[] binary(SpecificRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static SpecificRecord record(byte[] bytes, Schema schema) throws IOException {
        return new SpecificDatumReader<SpecificRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
