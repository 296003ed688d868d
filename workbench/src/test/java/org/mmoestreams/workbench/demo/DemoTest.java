package org.mmoestreams.workbench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.shaping.Shape;
import org.mmoestreams.workbench.shaping.ShapedRows;
import org.mmoestreams.workbench.testing.Fruit;

/** The demonstration with a data set that is not the census: its files, its schema, its spec. */
@Timeout(120)
final class DemoTest {

    private static final int EVENTS = 2_000;

    private final Fruit fruit = new Fruit();

    @TempDir
    private Path folder;

    @Test
    void learnsFilesOfAnotherDataSetAndScoresAFileOfIt() throws IOException {
        Path rows = rows("rows.csv", 1);
        Path others = rows("others.csv", 2);
        DemoOptions options = options(rows, Optional.of(others), List.of("window.rows=50"));
        DemoReport report = Demo.run(options, () -> false, new Unseen());
        assertThat(report.events()).isEqualTo(EVENTS);
        assertThat(report.eventsPredicted()).isEqualTo(EVENTS);
        assertThat(report.predictions()).isEqualTo(EVENTS);
        assertThat(report.deadLetters()).isZero();
        assertThat(report.rowsLearnt()).isEqualTo(EVENTS);
        assertThat(report.tasks()).containsOnlyKeys("ripe");
        assertThat(report.tasks().get("ripe").evaluationAuc()).isBetween(0.9, 1.0);
        assertThat(report.tasks().get("ripe").prequentialAuc()).isBetween(0.8, 1.0);
    }

    @Test
    void measuresTheErrorsOfARegressionTask() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), """
                event-id: fruit
                event-time: picked_at
                nominal:
                  - {field: kind, capacity: 4}
                  - {field: south_side, capacity: 2}
                continuous:
                  - {field: grams, buckets: {per-octave: 2, max: 1000}}
                tasks:
                  - {name: hangs, field: days, kind: regression}
                ignored: [picker, ripe]
                """);
        List<String> assignments = List.of("window.rows=50", "event.spec=" + spec, "metrics.sliding-rows=500");
        DemoOptions options = options(rows("rows.csv", 3), Optional.empty(), assignments);
        DemoReport report = Demo.run(options, () -> false, new Unseen());
        assertThat(report.tasks()).containsOnlyKeys("hangs");
        DemoReport.TaskFigures figures = report.tasks().get("hangs");
        assertThat(figures.prequentialAuc()).isNull();
        assertThat(figures.slidingErrors()).isNotEqualTo(figures.prequentialErrors());
        for (ErrorFigures errors : List.of(figures.prequentialErrors(), figures.slidingErrors())) {
            assertThat(errors.rmse()).as("days are 0 to 99, whatever the fruit").isBetween(25.0, 60.0);
            assertThat(errors.absoluteError()).isBetween(20.0, errors.rmse());
            assertThat(errors.rSquared()).isBetween(-3.0, 0.2);
        }
    }

    @Test
    void writesAPageOfWhatTheLearnerPublished() throws IOException {
        Path page = folder.resolve("page.html");
        List<String> assignments = DemoPage.toldTo(List.of("window.rows=50", "topics.experts=fruit.experts"));
        assertThat(assignments).contains("topics.drift=demo.drift").endsWith("topics.experts=fruit.experts");
        DemoOptions options = options(rows("rows.csv", 4), Optional.empty(), assignments);
        Demo.run(options, () -> false, new Unseen(), (stage, report) -> new DemoPage(page).write(stage, () -> false));
        assertThat(Files.readString(page))
                .contains("\"name\":\"ripe\"", "\"auc_low\":", "\"rows\":[1000,2000]", "\"cells\":", "\"notes\":[]");
    }

    private DemoOptions options(Path rows, Optional<Path> evaluate, List<String> assignments) {
        ShapedRows all = new ShapedRows(fruit, List.of(rows), RowRange.all(), 1, Shape.NONE);
        return new DemoOptions(all, Optional.empty(), 1, evaluate, 0, assignments);
    }

    private Path rows(String name, long seed) throws IOException {
        List<String> lines = new ArrayList<>();
        fruit.generated(seed, RowRange.first(EVENTS)).forEachRemaining(row -> lines.add(String.join(",", row)));
        return Files.write(folder.resolve(name), lines);
    }
}
