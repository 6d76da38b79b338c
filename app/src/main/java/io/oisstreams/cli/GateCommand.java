package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.collect.Checkout;
import io.oisstreams.kpis.core.contract.Gate;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.contract.Scorecard;
import io.oisstreams.kpis.core.contract.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a release whose score is too low or has dropped too far. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Say whether a release may go on by a KPI contract: not if its score is below the floor, or has dropped by more than"
                    + " the maximum. A smaller drop is a warning.",
            "",
            "With --repo the checkout itself is scored; the score before is --previous, or the last one of the running instance"
                    + " that --url or --tenant names, or there is none. Without --repo a running instance is asked for the score and"
                    + " the one before. In all cases the contract in FILE is what judges.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois gate --contract DS-KPI-008.json --repo . --previous 8.75",
            "  ./ois gate --contract DS-KPI-008.json --repo . --url http://ois.example:8080 --tenant acme",
            "  ./ois gate --contract DS-KPI-008.json --url http://ois.example:8080 --tenant acme",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:pass; a warning is one line on standard error",
            "1:fail; each reason is one line on standard error",
            "2:wrong usage, configuration or contract; or there is no score, or no service that answers"
        })
final class GateCommand implements Callable<Integer> {
    private static final int MOST_DIGITS = 18;

    private final Terminal terminal;

    @Mixin
    private final ContractOption contract = new ContractOption();

    @Option(names = "--repo", paramLabel = "DIR", description = "The root of a checkout that is scored now.")
    private Optional<Path> repo = Optional.empty();

    @Option(
            names = "--previous",
            paramLabel = "SCORE",
            converter = ScoreOption.class,
            description = "With --repo: the score before.")
    private Optional<BigDecimal> previous = Optional.empty();

    @Mixin
    private final InstanceOptions instance = new InstanceOptions();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    GateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        checkOptions();
        KpiContract judge = contract.read();
        if (repo.isPresent()) {
            Scorecard card = scorecard(judge, repo.get());
            terminal.out().print(GateReport.inputs(judge, card));
            return verdict(judge, card.score().orElseThrow().value(), previous.or(() -> before(judge, config)));
        }
        ContractScore answer = new ContractScores(instance.client(config)).of(judge, instance.tenantId());
        BigDecimal score = answer.score()
                .filter(known -> !answer.pending())
                .orElseThrow(() -> new WrongUsage(
                        answer.pending()
                                ? "the newest observations of tenant " + answer.tenantId() + " are not scored by "
                                        + judge.label() + " yet at " + answer.asOf() + "; ask again in some seconds"
                                : "there is no score of tenant " + answer.tenantId() + " by " + judge.label()
                                        + " yet; ./ois collect sends what it is made from"));
        terminal.out()
                .println("Tenant    " + answer.tenantId()
                        + answer.observedAt().map(at -> ", observed at " + at).orElse(""));
        return verdict(judge, score, answer.previous());
    }

    private void checkOptions() {
        if (previous.isPresent() && (repo.isEmpty() || instance.areGiven())) {
            throw new WrongUsage(
                    "--previous goes with --repo and without --url and --tenant: an instance knows the score before");
        }
    }

    /** Of a checkout that the instance does not know yet the last score that it knows is the one before. */
    private Optional<BigDecimal> before(KpiContract judge, OisConfig config) {
        return instance.areGiven()
                ? new ContractScores(instance.client(config))
                        .find(judge, instance.tenantId())
                        .flatMap(ContractScore::score)
                : Optional.empty();
    }

    private static Scorecard scorecard(KpiContract judge, Path directory) {
        try {
            return Scorecard.of(judge, Checkout.at(directory).look(judge));
        } catch (StartupException e) {
            // A checkout that can't be read has no score, which is not the same as a bad one.
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    private int verdict(KpiContract judge, BigDecimal given, Optional<BigDecimal> givenBefore) {
        BigDecimal score = written(judge, given);
        Optional<BigDecimal> before = givenBefore.map(number -> written(judge, number));
        Gate gate = Gate.judge(judge, score, before);
        terminal.out().print(GateReport.verdict(judge, score, before, gate));
        terminal.out().flush();
        gate.reasons().forEach(reason -> terminal.say(gate.verdict().label() + ": " + reason));
        return gate.verdict() == Verdict.FAIL ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** With as many decimals as scores of the contract have, at least. A number such as 1e999999999 would never be written. */
    private static BigDecimal written(KpiContract judge, BigDecimal score) {
        if ((long) score.precision() - score.scale() > MOST_DIGITS || score.scale() > MOST_DIGITS) {
            throw new WrongUsage(
                    "a score has at most " + MOST_DIGITS + " digits before and after its point, unlike " + score);
        }
        return score.setScale(Math.max(score.scale(), judge.formula().decimals()));
    }
}
