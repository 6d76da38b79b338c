package io.oisstreams.operations.core.attestation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names in a template's data. */
final class TemplateNames {
    private TemplateNames() {}

    /** Every name that some place of a template can use: those of nested maps with the path to them, and without it inside of them. */
    static Set<String> of(Map<?, ?> data) {
        Set<String> names = new TreeSet<>(paths(data));
        data.values().forEach(value -> {
            if (value instanceof Map<?, ?> map) {
                names.addAll(of(map));
            } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> row) {
                names.addAll(of(row));
            }
        });
        return names;
    }

    private static Set<String> paths(Map<?, ?> data) {
        Set<String> paths = new TreeSet<>();
        data.forEach((name, value) -> {
            paths.add((String) name);
            if (value instanceof Map<?, ?> map) {
                paths(map).forEach(inner -> paths.add(name + "." + inner));
            }
        });
        return paths;
    }

    /** The data with every true and false replaced. */
    static Map<String, Object> withFlags(Map<?, ?> data, boolean flag) {
        return data.entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> (String) entry.getKey(), entry -> withFlags(entry.getValue(), flag)));
    }

    private static Object withFlags(Object value, boolean flag) {
        if (value instanceof Boolean) {
            return flag;
        }
        if (value instanceof Map<?, ?> map) {
            return withFlags(map, flag);
        }
        return value instanceof List<?> list
                ? list.stream().map(element -> withFlags(element, flag)).toList()
                : value;
    }
}
