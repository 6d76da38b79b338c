package io.oisstreams.integrity.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Json;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.evidence.EvidenceReader;
import io.oisstreams.integrity.evidence.EvidenceUnavailableException;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.integrity.verify.ProofBundle;
import io.oisstreams.integrity.verify.TenantLog;
import io.oisstreams.integrity.verify.WindowLeaves;
import io.oisstreams.paging.Cursor;
import io.oisstreams.paging.Page;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.streams.TenantKey;
import io.oisstreams.tlog.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Answers with proofs about one tenant's records, from its partition. */
final class ProofQueries {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final StoreQuery query;
    private final EvidenceReader evidence;
    private final Optional<TrustedKeys> keys;

    /** @param keys the public halves of the keys that sign records; empty: none do */
    ProofQueries(StoreQuery query, EvidenceReader evidence, Optional<TrustedKeys> keys) {
        this.query = query;
        this.evidence = evidence;
        this.keys = keys;
    }

    Answer checkpoint(Request request) {
        return ofTenant(request, (stores, tenantId) -> {
            Bytes first = TenantKey.of(tenantId, 0);
            Bytes last = TenantKey.of(tenantId, Long.MAX_VALUE);
            try (KeyValueIterator<Bytes, byte[]> rows =
                    stores.store(IntegrityTopology.RECORDS_STORE).reverseRange(first, last)) {
                if (!rows.hasNext()) {
                    throw noRecord();
                }
                return Answer.text(TEXT, entry(rows.next().value).note(keys).note());
            }
        });
    }

    Answer consistency(Request request) {
        long from = request.count("from").orElseThrow(() -> required("from"));
        return ofTenant(request, (stores, tenantId) -> {
            TenantLog log = log(stores, tenantId);
            long to = request.count("to").orElse(log.size());
            if (from > to || to < 1 || to > log.size()) {
                throw new ApiException(
                        ErrorCode.INVALID_PARAMETER,
                        "from, to: 0 <= from <= to, to from 1 to " + log.size() + ", the records of the log");
            }
            return Answer.json(log.consistency(from, to, keys).json());
        });
    }

    Answer proof(Request request) {
        long startMs = request.pathTime("start");
        String eventId = request.text("event_id").orElseThrow(() -> required("event_id"));
        Optional<String> topic = request.text("topic");
        return ofTenant(request, (stores, tenantId) -> {
            TenantLog log = log(stores, tenantId);
            long index = log.indexOf(startMs).orElseThrow(ProofQueries::noRecord);
            TenantLog.Entry record = log.entry(index);
            WindowLeaves.Found event = find(record, new WindowLeaves(eventId, topic));
            return Answer.json(ProofBundle.of(event, record, log.inclusion(index, index + 1), record.note(keys))
                    .json());
        });
    }

    Answer evidence(Request request) {
        long startMs = request.pathTime("start");
        Optional<Bytes> after = Cursor.in(request).map(LeafPage::ofCursor);
        Page page = new Page("leaves", request.limit());
        return ofTenant(request, (stores, tenantId) -> {
            TenantLog.Entry record = TenantLog.Entry.parse(TenantQueries.record(stores, tenantId, startMs));
            LeafPage leaves = new LeafPage(after, page.wanted());
            evidence.read(tenantId, record.window(), record.evidenceLeaves(), leaves::add);
            if (leaves.seen() != record.evidenceLeaves()) {
                throw incomplete();
            }
            String root = "{\"evidence_root\":" + Json.quote(record.evidenceRoot()) + ",\"evidence_leaves\":"
                    + record.evidenceLeaves() + ",";
            Answer rows = page.of(leaves.rows(), Comparator.comparing(Row::key), Row::json);
            return Answer.json(root + rows.body().substring(1));
        });
    }

    private static ApiException incomplete() {
        return new ApiException(ErrorCode.NOT_AVAILABLE, "the evidence of the window is not there as a whole");
    }

    private WindowLeaves.Found find(TenantLog.Entry record, WindowLeaves leaves) {
        MeasurementWindow window = record.window();
        evidence.read(
                record.tenantId(),
                window,
                record.evidenceLeaves(),
                leaf -> leaves.add(leaf.getTopic(), leaf.getEventId(), leaf.getLeafHash(), leaf.getEvent()));
        if (leaves.topicsFound().size() > 1) {
            throw new ApiException(
                    ErrorCode.INVALID_PARAMETER,
                    "topic: required, there are events of this id on " + leaves.topicsFound());
        }
        WindowLeaves.Found found = leaves.find()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNKNOWN_EVENT, "no event of this id was used for the record of this window"));
        if (!found.root().equals(record.evidenceRoot())) {
            throw incomplete();
        }
        return found;
    }

    /** All of a tenant's records; whatever is proved needs the hash of each. */
    private static TenantLog log(LocalStores stores, String tenantId) {
        List<TenantLog.Entry> entries = new ArrayList<>();
        Bytes first = TenantKey.of(tenantId, 0);
        Bytes last = TenantKey.of(tenantId, Long.MAX_VALUE);
        try (KeyValueIterator<Bytes, byte[]> rows =
                stores.store(IntegrityTopology.RECORDS_STORE).range(first, last)) {
            rows.forEachRemaining(row -> entries.add(entry(row.value)));
        }
        if (entries.isEmpty()) {
            throw noRecord();
        }
        TenantLog log = new TenantLog(entries);
        if (Checkpoint.parse(log.entry(log.size() - 1).checkpoint()).size() != log.size()) {
            throw new ApiException(ErrorCode.NOT_AVAILABLE, "not all records of the log are here");
        }
        return log;
    }

    private static TenantLog.Entry entry(byte[] json) {
        return TenantLog.Entry.parse(new String(json, StandardCharsets.UTF_8));
    }

    private static ApiException noRecord() {
        return new ApiException(ErrorCode.UNKNOWN_RECORD, "no record was published for the window that starts then");
    }

    private static ApiException required(String parameter) {
        return new ApiException(ErrorCode.INVALID_PARAMETER, parameter + ": required");
    }

    private Answer ofTenant(Request request, BiFunction<LocalStores, String, Answer> read) {
        String tenantId = request.pathText("tenant");
        return query.forTenant(request, IntegrityTopology.CURRENT_STORE, tenantId, stores -> {
            TenantQueries.known(stores, tenantId);
            try {
                return read.apply(stores, tenantId);
            } catch (EvidenceUnavailableException e) {
                throw new ApiException(ErrorCode.NOT_AVAILABLE, "the evidence can't be read now");
            } catch (TenantLog.UnknownKeyException e) {
                throw new ApiException(ErrorCode.NOT_AVAILABLE, String.valueOf(e.getMessage()));
            }
        });
    }
}
