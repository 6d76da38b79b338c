package io.oisstreams.integrity.state;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntrySignature;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.VendorDependency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Any fact that can be, for round trips. */
final class RandomFacts {
    private final SplittableRandom random;

    RandomFacts(long seed) {
        random = new SplittableRandom(seed);
    }

    Fact next() {
        return switch (random.nextInt(9)) {
            case 0 ->
                new Fact.Decision(number(), digest(), random.nextInt(), number(), text(), maybe(text()), maybe(text()));
            case 1 -> new Fact.Replay(number(), text(), maybe(text()));
            case 2 -> new Fact.Action(number(), digest(), random.nextInt(), number(), true, text(), text());
            // Of an action that is no violation only the count matters.
            case 3 -> new Fact.Action(number(), digest(), random.nextInt(), 0, false, "", "");
            case 4 -> entry();
            case 5 -> new Fact.Seen(number(), any(Source.values()), digest(), random.nextInt());
            case 6 -> new Fact.StaleEntry(number(), digest(), random.nextInt(), text());
            case 7 -> new Fact.Leaf(number(), any(Source.values()), text(), Arrays.copyOf(bytes(), 32));
            default -> new Fact.Rejected(number(), text());
        };
    }

    private Fact.Entry entry() {
        List<EntrySignature> signatures = new ArrayList<>();
        for (int left = random.nextInt(5); left > 0; left--) {
            signatures.add(new EntrySignature(
                    text(), any(SignatureFamily.values()), maybe(digest()), random.nextBoolean(), bytes()));
        }
        Set<VendorDependency> dependencies = EnumSet.noneOf(VendorDependency.class);
        for (int left = random.nextInt(4); left > 0; left--) {
            dependencies.add(any(VendorDependency.values()));
        }
        return new Fact.Entry(
                number(),
                digest(),
                random.nextInt(),
                number(),
                text(),
                random.nextBoolean(),
                maybe(number()),
                maybe(text()),
                maybe(text()),
                dependencies,
                bytes(),
                signatures);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(3) - 1L;
            case 1 -> random.nextLong();
            default -> 1_700_000_000_000L + random.nextInt();
        };
    }

    private Digest digest() {
        return new Digest(random.nextLong(), random.nextLong());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(3) * 40];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        return any(
                new String[] {"", "x", "é\u0000\"\n", "\uD83D\uDE00", "long ".repeat(100), "id-" + random.nextInt()});
    }
}
