package io.oisstreams.cli;

import io.oisstreams.event.LineFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Formats of lines on the command line are written in lower case: {@code events}, {@code ebb}. */
final class FormatOption implements ITypeConverter<LineFormat> {
    @Override
    public LineFormat convert(String text) {
        return Arrays.stream(LineFormat.values())
                .filter(format -> name(format).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no format, which are " + names()));
    }

    private static String names() {
        return Arrays.stream(LineFormat.values()).map(FormatOption::name).collect(Collectors.joining(", "));
    }

    private static String name(LineFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
