package io.oisstreams.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.Circumstances;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.Score;
import io.oisstreams.integrity.core.Scoring;
import io.oisstreams.integrity.core.Telemetry;
import io.oisstreams.integrity.core.Weights;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scores computed in the browser, against the service's own. */
class VerifyFiguresTest extends VerifyTest {
    private static final long HOUR = 3_600_000;
    private static final String CHECK = "argument.map((text) => { try { return figureSteps(parse(text)); }"
            + " catch (e) { return [{ name: 'Score', ok: false, detail: e.message }]; } })";

    private Step[][] steps(List<String> records) {
        return call(
                "parse",
                "json.js",
                "(await import('/js/verify/figures.js').then(({ figureSteps }) => " + CHECK + "))",
                records,
                Step[][].class);
    }

    @Test
    void everyScoreOfTheServiceIsComputedAlike() {
        List<String> records = records(3_000, 21);

        Step[][] found = steps(records);

        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as(records.get(i)).hasSize(7).noneMatch(Step::failed);
        }
    }

    @Test
    void aScoreThatIsOneMillionthOffIsNoticed() {
        List<String> records = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (String record : records(1_000, 22)) {
            records.add(oneDigitChanged(record, random));
        }

        Step[][] found = steps(records);

        for (int i = 0; i < found.length; i++) {
            assertThat(Arrays.stream(found[i]).filter(Step::failed))
                    .as(records.get(i))
                    .isNotEmpty();
        }
    }

    /** The last digit of a score of six places; there is always one, that of scope. */
    private static String oneDigitChanged(String record, SplittableRandom random) {
        List<Integer> ends = new ArrayList<>();
        var scores = Pattern.compile("\":[01]\\.[0-9]{6}[,}]").matcher(record);
        while (scores.find()) {
            ends.add(scores.end() - 2);
        }
        int at = ends.get(random.nextInt(ends.size()));
        char other = record.charAt(at) == '9' ? '8' : (char) (record.charAt(at) + 1);
        return record.substring(0, at) + other + record.substring(at + 1);
    }

    private static List<String> records(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode json = record(random);
            records.add(new String(RecordJson.bytes(json), StandardCharsets.UTF_8));
        }
        return records;
    }

    private static ObjectNode record(SplittableRandom random) {
        Telemetry telemetry = telemetry(random);
        Map<Dimension, String> exclusions = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (random.nextInt(8) == 0) {
                exclusions.put(dimension, "not applicable");
            }
        }
        Circumstances circumstances = new Circumstances(
                telemetry.attestedPolicyMs() > 0 || random.nextBoolean(),
                telemetry.totalChainEntries() == 0 && random.nextBoolean(),
                exclusions);
        Weights weights = weights(random);
        Score score = Scoring.score(telemetry, circumstances, weights);
        return RecordJson.of(new IntegrityRecord(
                "acme",
                new MeasurementWindow(0, telemetry.windowMs(), 300_000),
                score,
                weights,
                exclusions,
                List.of(),
                Map.of(),
                telemetry,
                Map.of()));
    }

    private static Telemetry telemetry(SplittableRandom random) {
        long decisions = random.nextInt(3) == 0 ? random.nextLong(3) : random.nextLong(1L << 50);
        long actions = random.nextInt(3) == 0 ? 0 : random.nextLong(5_000);
        long attestations = random.nextLong(4) * random.nextLong(50);
        long entries = attestations + random.nextLong(2);
        long windowMs = HOUR * (1 + random.nextInt(24));
        return new Telemetry(
                decisions,
                random.nextLong(decisions + 1),
                actions,
                random.nextLong(actions + 1),
                entries,
                random.nextLong(attestations + 1),
                windowMs,
                random.nextInt(3) == 0 ? 0 : random.nextLong(windowMs + 1),
                attestations == 0 ? 0 : random.nextLong(4),
                attestations,
                random.nextLong(attestations + 1));
    }

    private static Weights weights(SplittableRandom random) {
        if (random.nextBoolean()) {
            return Weights.DEFAULT;
        }
        int places = 2 + random.nextInt(14);
        long left = BigDecimal.TEN.pow(places).longValueExact();
        EnumMap<Dimension, BigDecimal> weights = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            long part = dimension == Dimension.VERIFICATION_INDEPENDENCE ? left : random.nextLong(left + 1);
            weights.put(dimension, BigDecimal.valueOf(part, places));
            left -= part;
        }
        return new Weights(weights);
    }
}
