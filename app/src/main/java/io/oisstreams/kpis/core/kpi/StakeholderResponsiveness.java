package io.oisstreams.kpis.core.kpi;

import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.Unit;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** KPI 1.3: hours from a notification to the answer, the mean per stakeholder. Without an answer there is no data. */
public final class StakeholderResponsiveness {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "1.3",
            "Stakeholder Responsiveness",
            "Average time for each stakeholder to sign/reject proposals",
            Category.GOVERNANCE,
            Unit.HOURS,
            List.of(
                    "Bố Cường: <24 hours",
                    "Technical reviewer: <48 hours",
                    "Safety auditor: <72 hours",
                    "Others: <7 days"),
            List.of(),
            ReviewFrequency.MONTHLY,
            "Each stakeholder");

    /** The target of everyone who has none of their own, in ms. */
    public static final long OTHERS_MS = TimeUnit.DAYS.toMillis(7);

    private static final Map<String, Long> TARGETS_MS = Map.of(
            key("Bố Cường"), TimeUnit.HOURS.toMillis(24),
            key("Technical reviewer"), TimeUnit.HOURS.toMillis(48),
            key("Safety auditor"), TimeUnit.HOURS.toMillis(72));

    private StakeholderResponsiveness() {}

    /** The mean in hours. */
    public static Judged of(String stakeholder, Durations responses) {
        if (responses.count() == 0) {
            return Judged.NO_DATA;
        }
        Quotient mean = Quotient.hours(responses.sumMs(), responses.count());
        BigDecimal target = BigDecimal.valueOf(TimeUnit.MILLISECONDS.toHours(targetMs(stakeholder)));
        return Judged.of(mean, Status.ofTarget(mean.isBelow(target)));
    }

    /** The mean must be less, in ms. Case and the way accents are encoded don't matter. */
    public static long targetMs(String stakeholder) {
        return TARGETS_MS.getOrDefault(key(stakeholder), OTHERS_MS);
    }

    /** Upper case first: a few letters have one upper and several lower forms. */
    private static String key(String stakeholder) {
        String composed = Normalizer.normalize(stakeholder, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
