package org.mmoestreams.workbench.bench.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.bench.BenchReport;
import org.mmoestreams.workbench.bench.Machine;

class WaitingBenchTest {

    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void measuresRowsFromTheirArrivalToTheEndOfTheirWindows() throws Exception {
        List<String> said = new ArrayList<>();
        WaitingFigures figures = WaitingBench.run(options(ROWS, Duration.ofSeconds(1)), () -> false, said::add);

        assertThat(figures.filling().tenths()).hasSize(10);
        assertThat(figures.filling().tenths().get(9).waiting()).isEqualTo(ROWS);
        assertThat(figures.steady().ratio().median()).isPositive();
        assertThat(figures.restarts().folderBytes()).isPositive();
        assertThat(figures.restarts().changelogBytes()).isPositive();
        assertThat(figures.restarts().afterKill()).isPositive();
        assertThat(figures.expiry().during().longestGapMillis()).isPositive();
        assertThat(figures.expiry().rowsPerSecond() * figures.expiry().seconds())
                .as("rows that waited")
                .isGreaterThanOrEqualTo(ROWS);
        assertThat(WaitingTable.of(figures).toString().lines().collect(Collectors.toList()))
                .hasSize(34)
                .anyMatch(line -> line.startsWith("until all are expired"));
        assertThat(said).anyMatch(line -> line.startsWith("steady: "));
        BenchReport.of("waiting", Machine.here(), figures).write(folder.resolve("report.json"));
        assertThat(folder.resolve("report.json")).isNotEmptyFile();
    }

    @Test
    void refusesSoFewRowsThatNothingCanBeCompared() {
        assertThatThrownBy(() -> options(10_000, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("waiting: 10000 (expected: 20000 to 400000000)");
    }

    @Test
    void refusesToCompareExpiryWithNothing() {
        assertThatThrownBy(() -> options(ROWS, Duration.ZERO)).hasMessage("quiet: PT0S (expected: > 0)");
    }

    private static WaitingBenchOptions options(int rows, Duration quiet) {
        // the work of a learner that is killed is soon taken over
        List<String> assignments = List.of(
                "kafka.session.timeout.ms=3000",
                "kafka.heartbeat.interval.ms=500",
                "kafka.transaction.timeout.ms=3000");
        return new WaitingBenchOptions(rows, 10_000, 1, 500, quiet, 1, assignments);
    }
}
