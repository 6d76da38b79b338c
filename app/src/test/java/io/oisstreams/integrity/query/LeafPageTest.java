package io.oisstreams.integrity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.Row;
import io.oisstreams.integrity.core.EvidenceLeaves;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.tlog.HashText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of leaves against the order of the tree itself. */
class LeafPageTest {
    private static final List<String> IDS =
            List.of("", "a", "a\0", "a\0b", "aa", "b", "Z", "é", "日本", "\uD83D\uDE00", "\uFFFD");

    private static EvidenceEntry entry(Source source, String eventId) {
        return EvidenceEntry.newBuilder()
                .setTenantId("acme")
                .setWindowStartMs(Instant.EPOCH)
                .setWindowEndMs(Instant.EPOCH)
                .setTopic(source.topic())
                .setEventId(eventId)
                .setTimestampMs(Instant.EPOCH)
                .setAdmittedAtMs(Instant.EPOCH)
                .setEvent("text")
                .setLeafHash(HashText.of(new byte[32]))
                .build();
    }

    /** Topic and id in the order of the tree. */
    private static List<String> treeOrder() {
        EvidenceLeaves leaves = new EvidenceLeaves();
        for (Source source : Source.values()) {
            IDS.forEach(id -> leaves.add(source, id, new byte[32]));
        }
        List<String> keys = new ArrayList<>();
        leaves.inOrder().forEachRemaining(leaf -> keys.add(leaf.source().topic() + '\0' + leaf.eventId()));
        return keys;
    }

    private static LeafPage page(Optional<Bytes> after, int wanted, long seed) {
        List<EvidenceEntry> entries = new ArrayList<>();
        for (Source source : Source.values()) {
            IDS.forEach(id -> entries.add(entry(source, id)));
        }
        Collections.shuffle(entries, new Random(seed));
        LeafPage page = new LeafPage(after, wanted);
        entries.forEach(page::add);
        return page;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 65, 66, 67})
    void pagesAreTheTreesLeavesCutInPieces(int wanted) {
        List<String> keys = new ArrayList<>();
        Optional<Bytes> after = Optional.empty();
        List<Row> rows = page(after, wanted, 1).rows();
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                assertThat(row.json()).startsWith("{\"leaf_index\":" + keys.size() + ",\"topic\":");
                keys.add(new String(row.key().get(), StandardCharsets.UTF_8));
            }
            after = Optional.of(rows.get(rows.size() - 1).key());
            rows = page(after, wanted, keys.size()).rows();
        }

        assertThat(keys).isEqualTo(treeOrder());
    }

    @Test
    void allLeavesAreCounted() {
        assertThat(page(Optional.empty(), 3, 1).seen()).isEqualTo((long) IDS.size() * Source.values().length);
    }

    @Test
    void aCursorIsATopicAndAnId() {
        assertThat(LeafPage.ofCursor(Bytes.wrap(new byte[] {'t', 0}))).isEqualTo(Bytes.wrap(new byte[] {'t', 0}));
        assertThatThrownBy(() -> LeafPage.ofCursor(Bytes.wrap(new byte[] {'t'})))
                .isInstanceOf(ApiException.class);
    }
}
