package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.Unit;
import io.oisstreams.kpis.core.contract.Gate;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.contract.Score;
import io.oisstreams.kpis.core.contract.Scorecard;
import io.oisstreams.kpis.core.contract.Seen;
import io.oisstreams.kpis.state.ContractRows;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.Observed;
import io.oisstreams.kpis.state.Observed.Look;
import io.oisstreams.kpis.state.StoredScore;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** KPI contracts: scored a little after something that they look at was observed, when all of one look at a repository has come. */
final class Contracts {
    /** Observations of one look at a repository come within this time, in ms. */
    static final long LOOK_MS = 5_000;

    private final List<KpiContract> contracts;
    private final Rows rows;
    private final Agenda<Due> agenda;
    private final Values values;
    private final Alerts alerts;

    Contracts(List<KpiContract> contracts, Rows rows, Agenda<Due> agenda, Values values, Alerts alerts) {
        this.contracts = contracts;
        this.rows = rows;
        this.agenda = agenda;
        this.values = values;
        this.alerts = alerts;
    }

    /** Takes an observation; one that no contract in use looks at changes nothing. */
    void take(ArtifactObservation event, long admissionMs) {
        String tenantId = event.getTenantId();
        String path = Input.canonical(event.getPath());
        String kind = event.getKind().name();
        List<KpiContract> looking = contracts.stream()
                .filter(contract -> contract.inputs().stream()
                        .anyMatch(input -> input.path().equals(path)
                                && input.kind().label().equals(kind)))
                .toList();
        if (looking.isEmpty()) {
            return;
        }
        // What time had caused before comes first.
        looking.forEach(contract -> scoreBefore(tenantId, contract, admissionMs));
        keep(event, path, kind);
        for (KpiContract contract : looking) {
            if (ContractRows.pending(rows, tenantId, contract).isEmpty()) {
                Due due = new Due(admissionMs + LOOK_MS, Due.Kind.SCORE, tenantId, contract.label());
                ContractRows.putPending(rows, due);
                agenda.add(due);
            }
        }
    }

    private void keep(ArtifactObservation event, String path, String kind) {
        long timeMs = event.getTimestampMs().toEpochMilli();
        Look exists = new Look(timeMs, event.getEventId(), event.getExists());
        Optional<Look> parses = Optional.ofNullable(event.getParseable())
                .map(parseable -> new Look(timeMs, event.getEventId(), parseable));
        Observed seen = ContractRows.observed(rows, event.getTenantId(), path, kind)
                .map(before -> before.with(exists, parses))
                .orElseGet(() -> new Observed(exists, parses));
        ContractRows.putObserved(rows, event.getTenantId(), path, kind, seen);
    }

    private void scoreBefore(String tenantId, KpiContract contract, long timeMs) {
        ContractRows.pending(rows, tenantId, contract)
                .filter(due -> due.timeMs() < timeMs)
                .ifPresent(due -> {
                    agenda.remove(due);
                    due(due);
                });
    }

    /** All of a look has come. A contract that is not in use any more is left alone. */
    void due(Due due) {
        ContractRows.deletePending(rows, due);
        contracts.stream()
                .filter(contract -> contract.label().equals(due.subject()))
                .findFirst()
                .ifPresent(contract -> score(due.tenantId(), contract, due.timeMs()));
    }

    private void score(String tenantId, KpiContract contract, long timeMs) {
        Map<String, Observed> observed = ContractRows.observed(rows, tenantId, contract);
        // A version that was changed in its file may look at other things than what was observed.
        if (observed.isEmpty()) {
            return;
        }
        Map<String, Seen> seen = observed.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().seen()));
        Scorecard card = Scorecard.of(contract, seen);
        long observedMs = observed.values().stream()
                .mapToLong(look -> look.latest().timeMs())
                .max()
                .orElseThrow();
        if (card.score().isPresent()) {
            scored(tenantId, contract, card.score().get(), observedMs, timeMs);
        } else {
            String missing = card.missing().stream().map(Input::path).collect(Collectors.joining(", "));
            publish(
                    tenantId,
                    contract,
                    Optional.empty(),
                    Status.NO_DATA.label(),
                    Map.of("missing", missing),
                    observedMs,
                    timeMs);
        }
    }

    private void scored(String tenantId, KpiContract contract, Score score, long observedMs, long timeMs) {
        Optional<BigDecimal> previous =
                ContractRows.score(rows, tenantId, contract).map(StoredScore::score);
        Gate gate = Gate.judge(contract, score.value(), previous);
        ContractRows.putScore(
                rows, tenantId, contract, new StoredScore(score.points(), score.value(), previous, observedMs));
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("points", Integer.toString(score.points()));
        attributes.put("gate", gate.verdict().label());
        attributes.put("action", gate.band().action());
        gate.drop().ifPresent(drop -> attributes.put("drop", drop.toPlainString()));
        publish(tenantId, contract, Optional.of(score.value()), gate.band().name(), attributes, observedMs, timeMs);
        observe(tenantId, contract, score, gate, observedMs, timeMs);
    }

    private void publish(
            String tenantId,
            KpiContract contract,
            Optional<BigDecimal> score,
            String status,
            Map<String, String> attributes,
            long observedMs,
            long timeMs) {
        StoredValue value = new StoredValue(
                contract.kpiId(),
                contract.version(),
                "",
                score,
                Unit.POINTS.label(),
                status,
                observedMs,
                observedMs + 1,
                attributes);
        values.publishOne(tenantId, UtcDays.dayOf(timeMs), value, Long.toString(timeMs), timeMs);
    }

    private void observe(String tenantId, KpiContract contract, Score score, Gate gate, long observedMs, long timeMs) {
        String reasons = gate.reasons().isEmpty() ? "" : ": " + String.join("; ", gate.reasons());
        alerts.observe(new Observation(
                tenantId,
                contract.rule(),
                Optional.of(contract.version()),
                gate.severity().map(severity -> new Condition(severity, Optional.of(contract.floor()))),
                Optional.of(score.value()),
                observedMs,
                observedMs + 1,
                timeMs,
                contract.label() + " scores " + score.value().toPlainString() + ", "
                        + gate.band().name() + reasons));
    }
}
