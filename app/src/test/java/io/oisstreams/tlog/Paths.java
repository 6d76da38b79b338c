package io.oisstreams.tlog;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Paths and hashes with something wrong. */
final class Paths {
    private static final String OTHER = "5c".repeat(MerkleHash.LENGTH);

    private Paths() {}

    /** Every path that differs in one bit. */
    static List<List<String>> withOneBitChanged(List<String> path) {
        List<List<String>> changed = new ArrayList<>();
        for (int step = 0; step < path.size(); step++) {
            for (byte[] hash : withOneBitChanged(HexFormat.of().parseHex(path.get(step)))) {
                List<String> copy = new ArrayList<>(path);
                copy.set(step, HashText.of(hash));
                changed.add(copy);
            }
        }
        return changed;
    }

    /** Every hash that differs in one bit. */
    static List<byte[]> withOneBitChanged(byte[] hash) {
        List<byte[]> changed = new ArrayList<>();
        for (int bit = 0; bit < hash.length * Byte.SIZE; bit++) {
            byte[] copy = hash.clone();
            copy[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            changed.add(copy);
        }
        return changed;
    }

    /** Paths of another form: a step less or more anywhere, two exchanged, and what is no hash. */
    static List<List<String>> ofAnotherForm(List<String> path) {
        List<List<String>> others = new ArrayList<>();
        for (int i = 0; i <= path.size(); i++) {
            others.add(with(path, i, OTHER));
            if (i < path.size()) {
                List<String> shorter = new ArrayList<>(path);
                shorter.remove(i);
                others.add(shorter);
                others.add(with(shorter, i, path.get(i).substring(2)));
                others.add(with(shorter, i, path.get(i) + "00"));
                others.add(with(shorter, i, path.get(i).replaceFirst("^.", "G")));
                others.add(with(shorter, i, ""));
                others.add(with(path, i, path.get(i)));
            }
            if (i + 1 < path.size()) {
                List<String> exchanged = new ArrayList<>(path);
                exchanged.set(i, path.get(i + 1));
                exchanged.set(i + 1, path.get(i));
                others.add(exchanged);
            }
        }
        return others;
    }

    private static List<String> with(List<String> path, int at, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(at, step);
        return longer;
    }
}
