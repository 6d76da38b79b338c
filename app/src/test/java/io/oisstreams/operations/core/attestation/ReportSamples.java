package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.quality.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports whose files are committed. */
final class ReportSamples {
    private static final Duration HOUR = Duration.ofHours(1);

    private ReportSamples() {}

    static Attestation goodWeek() {
        return WeekSample.good().attestation();
    }

    static Attestation emptyWeek() {
        return new WeekSample().attestation();
    }

    /** Everything that can go wrong, and ids that try to be more than text. */
    static Attestation badWeek() {
        return troubled(WeekSample.good()).tenant("tenant|**x**\n# y").attestation();
    }

    private static WeekSample troubled(WeekSample week) {
        return week.adr("ADR-001", 0, 0)
                .adr("ADR-009", 15, 14)
                .adr("ADR-099 | <b>", 2, 1)
                .signatures("ED25519", 95, 3)
                .day(1, day -> day.spend("431.07", 97, "0.0625")
                        .ceiling(2, 1)
                        .budget(true, false)
                        .rate(true, false))
                .day(4, day -> day.spend("502.000000000000000001", 103, "0.049")
                        .ceiling(5, 0)
                        .budget(true, true)
                        .rate(true, true))
                .tier(Tier.TIER4, 41, 40)
                .tier(Tier.TIER2, 0, 0)
                .cycles(15, 11, 2, 1)
                .open("dev-0001", Section.DETERMINISM, Duration.ofDays(-3))
                .deviation("dev-0002", Section.SIGNATURES, "cycle-3 step 2", HOUR, Optional.of(HOUR), false)
                .deviation("dev-0003", Section.SIGNATURES, "a|b\n| c |", HOUR.multipliedBy(30), Optional.empty(), true)
                .deviation(
                        "dev-0004",
                        Section.ECONOMIC_SAFETY,
                        "summary [x](http://example.org) `y`",
                        HOUR.multipliedBy(31),
                        Optional.of(HOUR.multipliedBy(5)),
                        true)
                .deviation(
                        "dev-0005", Section.ADR_COMPLIANCE, "ADR-009", HOUR.multipliedBy(100), Optional.empty(), false);
    }

    static ReadinessBrief ordinaryBrief() {
        return new BriefSample().brief();
    }

    static ReadinessBrief troubledBrief() {
        List<CycleResult> cycles = IntStream.range(0, 7)
                .mapToObj(day -> BriefSample.cycle("cycle|" + day, day, 7 - day % 2, day % 2))
                .toList();
        BriefSample brief = new BriefSample()
                .tenant("tenant|**x**\n# y")
                .writtenAt(Instant.parse("2025-12-09T00:00:02Z"))
                .attestation(Outcome.FAIL)
                .cycles(cycles, new CycleCounts(12, 7, 3, 1))
                .errors(4)
                .agent("FINN", 21, 18)
                .agent("*|agent|*", 3, 3)
                .trend("increasing", "133.295785714")
                .baseline("v1.0", "v1.1", 2);
        troubled(brief.week());
        for (int i = 6; i <= 27; i++) {
            brief.week().resolved("dev-%04d".formatted(i), Section.SIGNATURES, HOUR.multipliedBy(100), HOUR);
        }
        return brief.brief();
    }
}
