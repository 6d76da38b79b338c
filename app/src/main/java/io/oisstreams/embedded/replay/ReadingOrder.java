package io.oisstreams.embedded.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Applications in the order in which what they read is complete: one that reads what others write has all of it when they have done their
 * work.
 */
public final class ReadingOrder {
    private ReadingOrder() {}

    /**
     * The applications by stages: each reads, besides its own results, only what those of earlier stages write.
     *
     * @param applications what each reads and writes
     * @throws IllegalArgumentException if some read each other's results
     */
    public static List<Map<String, TopologyTopics>> of(Map<String, TopologyTopics> applications) {
        List<Map<String, TopologyTopics>> stages = new ArrayList<>();
        Map<String, TopologyTopics> left = new TreeMap<>(applications);
        while (!left.isEmpty()) {
            Map<String, TopologyTopics> stage = new TreeMap<>(left);
            stage.entrySet().removeIf(application -> readsWhatOthersWrite(application, left));
            if (stage.isEmpty()) {
                throw new IllegalArgumentException(left.keySet() + " read each other's results");
            }
            stages.add(stage);
            left.keySet().removeAll(stage.keySet());
        }
        return stages;
    }

    private static boolean readsWhatOthersWrite(
            Map.Entry<String, TopologyTopics> application, Map<String, TopologyTopics> all) {
        Set<String> read = application.getValue().sources();
        return all.entrySet().stream()
                .filter(other -> !other.getKey().equals(application.getKey()))
                .flatMap(other -> other.getValue().sinks().stream())
                .anyMatch(read::contains);
    }
}
