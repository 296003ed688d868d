package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.cli.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class MainTest {

    @Test
    void printsVersions() {
        CapturedRun run = CapturedRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(4).anyMatch("Kafka 4.3.1"::equals).anyMatch("ND4J 1.0.0-M2.1"::equals);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpsWithEveryCommand(String command) {
        CapturedRun run = CapturedRun.of(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: mmoe-streams " + command).contains("--debug", "--help");
        assertThat(run.err()).isEmpty();
    }

    static List<String> commands() {
        return List.copyOf(Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .getSubcommands()
                .keySet());
    }

    @Test
    void callsForACommand() {
        assertThat(CapturedRun.of())
                .isEqualTo(new CapturedRun(2, "", lines("error: no command given; see 'mmoe-streams --help'")));
    }

    @Test
    void refusesAnInputThatThereIsNotBeforeItAsksABroker() {
        String[] position = {"position", "--bootstrap", "127.0.0.1:1", "--topic"};
        assertThat(CapturedRun.of(with(position, "labels")).err())
                .isEqualTo(lines("error: --topic: labels (expected: an input that there is; topics.labels names none);"
                        + " see 'mmoe-streams position --help'"));
        assertThat(CapturedRun.of(with(position, "metrics")).err())
                .contains("metrics (expected: one of features, labels)");
    }

    private static String[] with(String[] arguments, String more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void explainsWrongUsageInOneLine() {
        assertThat(CapturedRun.of("consume", "metrics"))
                .isEqualTo(new CapturedRun(
                        2,
                        "",
                        lines("error: Missing required option: '--bootstrap=HOST:PORT'; see 'mmoe-streams"
                                + " consume --help'")));
        assertThat(CapturedRun.of("consume", "--bootstrap", "b:1", "metrix").err())
                .endsWith(lines("metrix (expected: one of predictions, metrics, dead-letters, experts, drift,"
                        + " features, labels, scored-windows, history); see 'mmoe-streams consume --help'"));
        assertThat(CapturedRun.of("consume", "--bootstrap", "b:1", "metrics", "--max", "-1")
                        .err())
                .isEqualTo(lines("error: --max: -1 (expected: >= 0); see 'mmoe-streams consume --help'"));
        assertThat(CapturedRun.of("reset", "--bootstrap", "b").err())
                .contains("'--bootstrap': b (expected: host:port, several separated by commas)");
        assertThat(CapturedRun.of("consum").err())
                .contains("Unmatched argument")
                .contains("mmoe-streams consume")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --bootstrap b:1 --await-brokers 5", "top --bootstrap b:1 --interval 5"})
    void saysHowADurationIsWritten(String line) {
        assertThat(CapturedRun.of(line.split(" ")).err())
                .contains("5 (expected: an ISO 8601 duration, such as PT30S or PT1M); see")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay --bootstrap b:1 --rows pom.xml --rate -1",
                "replay --bootstrap b:1 --rows pom.xml --rate NaN",
                "replay --bootstrap b:1 --rows pom.xml --speed 0",
                "replay --bootstrap b:1 --rows pom.xml --speed 2 --rate 3",
                "replay --bootstrap b:1 --label-delay soon",
                "replay --bootstrap b:1 --from-row 9 --to-row 8",
                "replay --bootstrap b:1 --loop 0",
                "replay --bootstrap b:1 --loop 2",
                "replay --bootstrap b:1 --speed 2",
                "replay --bootstrap b:1 --label-delay fixed:1",
                "replay --bootstrap b:1 --drift label-flip:sometimes:5",
                "demo --drift label-flip",
                "demo --loop 0",
                "demo --label-delay sex=fixed:1",
                "replay --bootstrap b:1 --label-delay sex=fixed:1",
                "replay --bootstrap b:1 --label-delay fixed:1 --label-loss 2",
                "replay --bootstrap b:1 --label-loss 0.5",
                "replay --bootstrap b:1 --rows pom.xml --events -1",
                "replay --bootstrap b:1 --rows pom.xml --from-row -1",
                "replay --bootstrap b:1 --rows pom.xml --partitions 0",
                "replay --bootstrap b:1 --rows no-such-file",
                "replay --bootstrap b:99999 --rows pom.xml",
                "run --bootstrap b:1 --partitions 0",
                "run --bootstrap b:0",
                "run --bootstrap b:1 --await-brokers -PT1S",
                "replay --bootstrap b:1 --rows pom.xml --data nothing",
                "demo --data nothing",
                "soak --minutes 1 --data nothing",
                "bench stream --data nothing",
                "demo --events 0",
                "demo --partitions 0",
                "demo --kill -1",
                "demo --format csv",
                "demo --rows pom.xml --bad-rows skip",
                "demo --rows pom.xml --data census --schema s.avsc --spec s.yaml",
                "demo --rows pom.xml --schema no-such-file --spec no-such-file",
                "demo --rows pom.xml --format pdf",
                "demo --rows pom.xml --separator ;;",
                "demo --config no-such-file",
                "demo --config ../docs/examples/shop/shop.yaml",
                "replay --bootstrap b:1 --rows pom.xml --nulls NA",
                "replay --bootstrap b:1 --config ../docs/examples/shop/shop.yaml --rows pom.xml",
                "demo --rows no-such-file",
                "demo --evaluate src",
                "demo --report no-such-folder/report.json",
                "bench kernel --report no-such-folder/report.json",
                "bench stream --rows no-such-file",
                "bench stream --events 0",
                "metrics --scores no-such-file",
                "metrics --scores pom.xml --bins 0",
                "metrics --scores pom.xml --threshold NaN",
                "soak --minutes 0",
                "soak --minutes NaN",
                "soak --minutes 1e300",
                "broker --dir d --port 99999",
                "broker --dir d --nodes 0"
            })
    void refusesValuesThatAreOutOfRangeBeforeAnythingElse(String line) {
        CapturedRun run = CapturedRun.of(line.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("(expected: ").hasLineCount(1);
    }

    @Test
    void namesAFileOnceAndWhyItFailed() {
        assertThat(Failures.describe(new UncheckedIOException(
                        "rows.csv: cannot be opened: no such file", new NoSuchFileException("rows.csv"))))
                .isEqualTo("rows.csv: cannot be opened: no such file");
        assertThat(Failures.describe(new AccessDeniedException("r.json"))).isEqualTo("r.json: permission denied");
        assertThat(Failures.describe(new IllegalStateException(
                        "a: 1 (expected: 2)", new IllegalStateException("the same in other words"))))
                .isEqualTo("a: 1 (expected: 2)");
    }

    @Test
    void takesAWrongConfigurationForWrongUsage() {
        assertThat(CapturedRun.of("config", "--set", "window.rows=-1"))
                .isEqualTo(new CapturedRun(2, "", lines("error: window.rows: -1 (expected: 1 to 65536), from --set")));
    }

    @Test
    void printsTheConfigurationWithItsOrigins() {
        CapturedRun run = CapturedRun.of("config", "--set", "window.rows=9", "--set", "kafka.ssl.key.password=hunter2");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("window.rows: 9  # --set").doesNotContain("hunter2");
    }

    @Test
    void printsTheConfigurationWhenAskedToShowIt() {
        assertThat(CapturedRun.of("config", "--show", "--set", "kafka.ssl.key.password=hunter2"))
                .isEqualTo(CapturedRun.of("config", "--set", "kafka.ssl.key.password=hunter3"));
    }

    @Test
    void checksThatReferencesLeadSomewhere() {
        CapturedRun run = CapturedRun.of("config", "--set", "kafka.ssl.key.password=${env:NO_SUCH_VARIABLE}");
        assertThat(run)
                .isEqualTo(new CapturedRun(
                        2,
                        "",
                        lines("error: kafka.ssl.key.password: ${env:NO_SUCH_VARIABLE} (expected: an environment"
                                + " variable NO_SUCH_VARIABLE)")));
    }

    @Test
    void repeatsNoSecretOfAnArgumentThatNobodyTakes() {
        CapturedRun run = CapturedRun.of("run", "--bootstrap", "b:1", "kafka.sasl.jaas.config=a password=\"hunter2\";");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'kafka.sasl.jaas.config=********'").doesNotContain("hunter2");
    }

    @Test
    void tellsAFailureAndItsCausesInOneLine() {
        CapturedRun run = CapturedRun.of(MainTest::addFailing, "fail", "wrapped");
        assertThat(run).isEqualTo(new CapturedRun(1, "", lines("error: cannot read the model: topic is gone")));
    }

    @Test
    void namesAFailureThatSaysNothing() {
        assertThat(CapturedRun.of(MainTest::addFailing, "fail", "silent").err())
                .isEqualTo(lines("error: ArithmeticException"));
    }

    @Test
    void joinsTheLinesOfAMessage() {
        assertThat(CapturedRun.of(MainTest::addFailing, "fail", "lines").err()).isEqualTo(lines("error: one two"));
    }

    @Test
    void showsTheStackTraceWhenAskedTo() {
        for (String[] arguments :
                List.of(new String[] {"--debug", "fail", "wrapped"}, new String[] {"fail", "wrapped", "--debug"})) {
            CapturedRun run = CapturedRun.of(MainTest::addFailing, arguments);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("error: cannot read the model: topic is gone", "\tat org.mmoestreams");
        }
    }

    private static void addFailing(CommandLine commandLine) {
        commandLine.addSubcommand(new Failing());
    }

    private static String lines(String line) {
        return line + System.lineSeparator();
    }

    @Command(name = "fail")
    static final class Failing implements Callable<Integer> {

        @Parameters
        private String how;

        @Override
        public Integer call() throws Exception {
            switch (how) {
                case "wrapped" -> {
                    Exception cause = new IllegalStateException("topic is gone", new RuntimeException("topic is gone"));
                    throw new ExecutionException(new IllegalStateException("cannot read the model", cause));
                }
                case "lines" -> throw new IllegalStateException("one\n  two\n");
                default -> throw new ArithmeticException();
            }
        }
    }
}
