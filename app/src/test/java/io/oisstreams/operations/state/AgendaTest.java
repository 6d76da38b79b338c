package io.oisstreams.operations.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.state.Due.Kind;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {
    private final RowStore store = new RowStore();
    private final Rows rows = new Rows(store);
    private final Agenda<Due> agenda = new Agenda<>(rows, Due.class);

    private static Due due(long timeMs) {
        return new Due(timeMs, Kind.ESCALATION, "t", "d");
    }

    /** After a commit and a restart. */
    private Agenda<Due> anew() {
        rows.write();
        return new Agenda<>(new Rows(store), Due.class);
    }

    private static List<Due> takeAll(Agenda<Due> agenda, long untilMs) {
        List<Due> taken = new ArrayList<>();
        for (Optional<Due> due = agenda.takeUntil(untilMs); due.isPresent(); due = agenda.takeUntil(untilMs)) {
            taken.add(due.get());
        }
        return taken;
    }

    @Test
    void whatIsDueIsTakenOnceItsTimeHasComeAndOnlyOnce() {
        agenda.add(due(10));

        assertThat(agenda.takeUntil(9)).isEmpty();
        assertThat(agenda.takeUntil(10)).contains(due(10));
        assertThat(agenda.takeUntil(10)).isEmpty();
        assertThat(anew().takeUntil(10)).isEmpty();
    }

    @Test
    void whatIsThereTwiceIsDueOnce() {
        agenda.add(due(10));
        agenda.add(due(10));

        assertThat(takeAll(anew(), 10)).containsExactly(due(10));
    }

    @Test
    void whatWasRemovedIsNotDueAlsoAfterARestart() {
        agenda.add(due(10));
        agenda.add(due(11));
        rows.write();

        agenda.remove(due(10));
        agenda.remove(due(12));

        assertThat(takeAll(anew(), 20)).containsExactly(due(11));
    }

    @Test
    void whatIsDueAtOneTimeComesByTenantThenByKindThenBySubject() {
        List<Due> inOrder = List.of(
                new Due(9, Kind.WEEK_CLOSE, "z", "z"),
                new Due(10, Kind.UPDATE, "a", "2"),
                new Due(10, Kind.SIGNATURE_LOG, "a", "1"),
                new Due(10, Kind.ESCALATION, "a", "1"),
                new Due(10, Kind.ESCALATION, "a", "1\0"),
                new Due(10, Kind.ESCALATION, "a", "1\u0001"),
                new Due(10, Kind.ESCALATION, "a", "2"),
                new Due(10, Kind.DAY_END, "a", "0"),
                new Due(10, Kind.DAY_CLOSE, "a", "0"),
                new Due(10, Kind.WEEK_CLOSE, "a", "0"),
                new Due(10, Kind.UPDATE, "b", "0"),
                new Due(11, Kind.UPDATE, "a", "0"));
        List<Due> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(agenda::add);

        List<Due> afterRestart = takeAll(anew(), 11);

        assertThat(afterRestart).isEqualTo(inOrder);
        assertThat(takeAll(agenda, 11)).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRestartAtAnyMomentChangesNothing(long seed) {
        Random random = new Random(seed);
        TreeSet<Due> expected = new TreeSet<>();
        Agenda<Due> current = agenda;
        Rows currentRows = rows;
        for (long nowMs = 0; nowMs < 1_000; nowMs++) {
            Due due = new Due(
                    nowMs + random.nextInt(50),
                    List.of(Kind.values()).get(random.nextInt(Kind.values().length)),
                    "t" + random.nextInt(2),
                    Integer.toString(random.nextInt(3)));
            if (random.nextInt(3) == 0) {
                current.remove(due);
                expected.remove(due);
            } else {
                current.add(due);
                expected.add(due);
            }
            if (random.nextInt(10) == 0) {
                currentRows.write();
                currentRows = new Rows(store);
                current = new Agenda<>(currentRows, Due.class);
            }
            List<Due> now = expected.stream()
                    .filter(each -> each.timeMs() <= due.timeMs() - 30)
                    .toList();
            expected.removeAll(now);

            assertThat(takeAll(current, due.timeMs() - 30)).isEqualTo(now);
        }
    }
}
