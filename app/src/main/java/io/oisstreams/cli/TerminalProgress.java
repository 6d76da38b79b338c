package io.oisstreams.cli;

import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.replay.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for each phase of long work on standard error, if that is a terminal; and Ctrl-C, which ends the work at its next step. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final StopSignal stop;
    private final boolean shown;
    private Optional<ProgressBar> bar = Optional.empty();

    TerminalProgress(StopSignal stop) {
        this.stop = stop;
        this.shown = isTerminal();
    }

    /** Java's own answer is about input and output together, and in Java 22 and later it is no answer. */
    private static boolean isTerminal() {
        try {
            String device = STANDARD_ERROR.toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException e) {
            return false; // no Linux: results without a bar are better than a bar in a file
        }
    }

    @Override
    public void begin(String phase, long total) {
        end();
        if (shown) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(phase)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(
                            new ConsoleProgressBarConsumer(new PrintStream(System.err, true, StandardCharsets.UTF_8)))
                    .build());
        }
    }

    @Override
    public void at(long done) {
        bar.ifPresent(shownBar -> shownBar.stepTo(done));
        try {
            if (stop.await(Duration.ZERO)) {
                throw new StartupException("stopped before it was finished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted before it was finished", e);
        }
    }

    /** The last phase has ended: what is said now is not mixed with its bar. */
    void end() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    @Override
    public void close() {
        end();
    }
}
