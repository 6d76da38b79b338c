package io.oisstreams.cli;

import io.oisstreams.config.DurationSetting;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line are written as in the settings: {@code 2h}, {@code 90s}. More than 0. */
final class DurationOption implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            Duration duration = DurationSetting.parse("duration", text);
            if (duration.isNegative() || duration.isZero()) {
                throw new TypeConversionException("'" + text + "' is not more than 0");
            }
            return duration;
        } catch (ConfigException e) {
            throw new TypeConversionException("'" + text + "' is no duration, such as 2h, 90m, 30s");
        }
    }
}
