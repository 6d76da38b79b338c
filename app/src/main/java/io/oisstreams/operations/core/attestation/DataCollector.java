package io.oisstreams.operations.core.attestation;

import com.samskivert.mustache.BasicCollector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds names in maps alone: templates can't call methods. */
final class DataCollector extends BasicCollector {
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
