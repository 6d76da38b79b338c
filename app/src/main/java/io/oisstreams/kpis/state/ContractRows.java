package io.oisstreams.kpis.state;

import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowReader;
import io.oisstreams.rows.Rows;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** Where observations are kept, and what contracts make of them. */
public final class ContractRows {
    private ContractRows() {}

    /** What was last seen of a path; empty: nothing. */
    public static Optional<Observed> observed(RowReader rows, String tenantId, String path, String kind) {
        return rows.get(observedKey(tenantId, path, kind), Observed.class);
    }

    /** What was last seen of the inputs of a contract, by path; those that nobody has looked at are left out. */
    public static Map<String, Observed> observed(RowReader rows, String tenantId, KpiContract contract) {
        Map<String, Observed> observed = new TreeMap<>();
        for (Input input : contract.inputs()) {
            observed(rows, tenantId, input.path(), input.kind().label())
                    .ifPresent(seen -> observed.put(input.path(), seen));
        }
        return observed;
    }

    /** Keeps what was seen. */
    public static void putObserved(Rows rows, String tenantId, String path, String kind, Observed observed) {
        rows.put(observedKey(tenantId, path, kind), observed);
    }

    /** The last score by a contract; empty: none. */
    public static Optional<StoredScore> score(RowReader rows, String tenantId, KpiContract contract) {
        return rows.get(scoreKey(tenantId, contract), StoredScore.class);
    }

    /** Keeps a score. */
    public static void putScore(Rows rows, String tenantId, KpiContract contract, StoredScore score) {
        rows.put(scoreKey(tenantId, contract), score);
    }

    /** When a contract will be scored because of what was observed; empty: it will not. */
    public static Optional<Due> pending(RowReader rows, String tenantId, KpiContract contract) {
        return rows.get(pendingKey(tenantId, contract.label()), Due.class);
    }

    /** Remembers that a contract will be scored. */
    public static void putPending(Rows rows, Due due) {
        rows.put(pendingKey(due.tenantId(), due.subject()), due);
    }

    /** A contract is being scored, or is not in use any more. */
    public static void deletePending(Rows rows, Due due) {
        rows.delete(pendingKey(due.tenantId(), due.subject()));
    }

    private static Bytes observedKey(String tenantId, String path, String kind) {
        return RowKey.of(Kind.OBSERVATION, tenantId, path, kind);
    }

    private static Bytes scoreKey(String tenantId, KpiContract contract) {
        return RowKey.of(Kind.SCORE, tenantId, contract.kpiId(), contract.version());
    }

    private static Bytes pendingKey(String tenantId, String contractLabel) {
        return RowKey.of(Kind.PENDING_SCORE, tenantId, contractLabel);
    }
}
