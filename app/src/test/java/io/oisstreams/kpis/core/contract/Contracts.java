package io.oisstreams.kpis.core.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The contracts that the program ships with, and their texts. */
public final class Contracts {
    private Contracts() {}

    /** DS-KPI-008, as its document has it. */
    public static KpiContract maturity() {
        return parse(maturityText());
    }

    public static String maturityText() {
        return text("DS-KPI-008.json");
    }

    /** Another one, with other numbers in every place. */
    public static KpiContract evidence() {
        return parse(text("OIS-KPI-001.json"));
    }

    static KpiContract parse(String text) {
        return ContractFile.parse("c.json", text.getBytes(UTF_8));
    }

    private static String text(String name) {
        try (InputStream file = Contracts.class.getResourceAsStream("/io/oisstreams/kpis/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
