package io.oisstreams.console.published;

import io.oisstreams.console.core.ScoredWindow;
import io.oisstreams.output.v1.DimensionScores;
import io.oisstreams.output.v1.OisRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the console shows of a record. */
public final class PublishedScore {
    private PublishedScore() {}

    /** The record's window with its scores. */
    public static ScoredWindow of(OisRecord record) {
        return new ScoredWindow(
                record.getMeasurementWindow().getStartMs().toEpochMilli(),
                record.getMeasurementWindow().getEndMs().toEpochMilli(),
                Optional.ofNullable(record.getOis()),
                Optional.ofNullable(record.getExtensions().getClassification()).map(Enum::name),
                dimensions(record.getDimensions()));
    }

    private static List<Optional<BigDecimal>> dimensions(DimensionScores scores) {
        return Stream.of(
                        Optional.ofNullable(scores.getDecisionReproducibility()),
                        Optional.ofNullable(scores.getAgentScopeIntegrity()),
                        Optional.ofNullable(scores.getEvidenceSurvivability()),
                        Optional.ofNullable(scores.getPolicyContinuity()),
                        Optional.ofNullable(scores.getSignerDiversity()),
                        Optional.ofNullable(scores.getVerificationIndependence()))
                .toList();
    }
}
