package io.oisstreams.kpis.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A part of a contract's file, read as what it must be. Every fault is an {@link InvalidContractException} with its line. */
final class ContractField {
    /** More digits than any score needs, and few enough that no number is slow. */
    private static final int MOST_DIGITS = 9;

    private final LocatedJson.Document document;
    private final String path;
    private final JsonNode value;

    ContractField(LocatedJson.Document document, String path, JsonNode value) {
        this.document = document;
        this.path = path;
        this.value = value;
    }

    /** An object that has no other names; whether all are there is seen when they are read. */
    ContractField object(String... names) {
        if (!value.isObject()) {
            throw expected("an object");
        }
        Set<String> known = Set.of(names);
        for (Iterator<String> given = value.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!known.contains(name)) {
                throw document.faultOfName(
                        path, name, "expected only " + String.join(", ", names) + ", got " + ContractText.quoted(name));
            }
        }
        return this;
    }

    ContractField get(String name) {
        return find(name)
                .orElseThrow(() -> document.fault(LocatedJson.child(path, name), "expected a value, got none"));
    }

    Optional<ContractField> find(String name) {
        return Optional.ofNullable(value.get(name))
                .map(found -> new ContractField(document, LocatedJson.child(path, name), found));
    }

    <T> List<T> list(Function<ContractField, T> element) {
        if (!value.isArray()) {
            throw expected("a list");
        }
        List<T> elements = new ArrayList<>();
        for (JsonNode found : value) {
            elements.add(element.apply(new ContractField(document, path + "[" + elements.size() + "]", found)));
        }
        return elements;
    }

    String text() {
        // Half a surrogate pair is allowed in JSON, and in nothing that the text goes to.
        if (!value.isTextual() || !StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
            throw expected("a text");
        }
        return value.textValue();
    }

    LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw expected("a date, such as 2026-03-01");
        }
    }

    BigDecimal decimal() {
        if (!value.isNumber()) {
            throw expected("a number");
        }
        BigDecimal number = value.decimalValue();
        // In long, because the exponent may be as large as an int.
        long whole = (long) number.precision() - number.scale();
        if (whole > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            throw expected("a number with at most " + MOST_DIGITS + " digits before and after its point");
        }
        return number;
    }

    int whole() {
        if (!value.isNumber() || value.decimalValue().scale() != 0 || !value.canConvertToInt()) {
            throw expected("a whole number");
        }
        return value.intValue();
    }

    /** The one of some values that has this label. */
    <T> T oneOf(List<T> values, Function<T, String> label) {
        return values.stream()
                .filter(known -> value.isTextual() && label.apply(known).equals(value.textValue()))
                .findFirst()
                .orElseThrow(() ->
                        expected(String.join(" or ", values.stream().map(label).toList())));
    }

    /** What is made from this field's parts; a part that it refuses is named with its line. */
    <T> T make(Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidFieldException e) {
            InvalidContractException fault = document.fault(LocatedJson.child(path, e.field()), e.fault());
            fault.initCause(e);
            throw fault;
        }
    }

    private InvalidContractException expected(String expected) {
        return document.fault(path, "expected " + expected + ", got " + got());
    }

    private String got() {
        if (value.isTextual()) {
            return ContractText.quoted(value.textValue());
        }
        return value.isObject() ? "an object" : value.isArray() ? "a list" : shortened(value.asText());
    }

    private static String shortened(String number) {
        return number.length() > 2 * MOST_DIGITS ? number.substring(0, 2 * MOST_DIGITS) + "..." : number;
    }
}
