package io.oisstreams.kpis.core.review;

import io.oisstreams.kpis.core.Period;
import java.util.List;

/** What is said of a review that is due. */
public final class ReviewText {
    private static final int MOST = 50;

    private ReviewText() {}

    /**
     * The period, the values that it looks at, and what else the document wants reviewed.
     *
     * @param values in words, one for each
     */
    public static String due(Period period, List<String> values) {
        List<String> topics = ReviewSchedule.topics(period.cadence());
        String more = topics.isEmpty() ? "" : ". Also: " + String.join(", ", topics);
        return "the " + period.cadence().label() + " review of " + period.name() + " is due: "
                + (values.isEmpty() ? "no values" : list(values)) + more;
    }

    private static String list(List<String> texts) {
        String first = String.join("; ", texts.subList(0, Math.min(MOST, texts.size())));
        return texts.size() <= MOST ? first : first + "; and " + (texts.size() - MOST) + " more";
    }
}
