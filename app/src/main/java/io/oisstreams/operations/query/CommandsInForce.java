package io.oisstreams.operations.query;

import io.oisstreams.operations.core.cost.CostRule;
import io.oisstreams.operations.core.deviation.Command;
import io.oisstreams.time.UtcDays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the orchestrator is commanded now, whatever the causes are: issued, and not all released. */
record CommandsInForce(Set<Command> commands) {
    static CommandsInForce of(TenantRows rows, DeviationTable deviations) {
        Set<Command> commands = EnumSet.noneOf(Command.class);
        deviations.counts().forEach((type, count) -> {
            if (count.open() > 0) {
                deviations.ladders().of(type).command().ifPresent(commands::add);
            }
        });
        if (isLimitBreached(rows)) {
            commands.add(Command.BLOCK_EXECUTION);
        }
        if (rows.state().paused().isPresent()) {
            commands.add(Command.PAUSE_PRODUCTION);
        }
        return new CommandsInForce(commands);
    }

    /** A breach blocks until the end of its day has passed; events may be admitted on another day than the latest tick's. */
    private static boolean isLimitBreached(TenantRows rows) {
        return LongStream.of(
                        UtcDays.dayOf(rows.latestMs().orElse(0)), rows.state().lastHeardDay())
                .flatMap(day -> LongStream.rangeClosed(Math.max(0, day - 1), day + 1))
                .distinct()
                .anyMatch(day -> Stream.of(CostRule.values())
                        .anyMatch(rule -> rows.costs().isBlocked(rows.tenantId(), day, rule)));
    }

    /** Each command, and whether it is in force. */
    Map<String, Boolean> byName() {
        Map<String, Boolean> byName = new TreeMap<>();
        for (Command command : Command.values()) {
            byName.put(command.name(), commands.contains(command));
        }
        return byName;
    }
}
