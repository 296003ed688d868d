package org.mmoestreams.workbench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts read the report: its fields are part of the interface. */
class DemoReportTest {

    private static final DemoReport REPORT = new DemoReport(
            103,
            3,
            100,
            0,
            3.75,
            2.5,
            40.0,
            100,
            100,
            0,
            1,
            3,
            96,
            "abc",
            List.of(new DemoReport.Model(0, 3, 4, "abc", "Haswell", Map.of("income", 0.9))),
            null,
            Map.of(
                    "income",
                    DemoReport.TaskFigures.binary(0.8, 0.85, null, 0.2),
                    "age",
                    DemoReport.TaskFigures.regression(
                            new ErrorFigures(3.0, 2.0, 0.5), new ErrorFigures(2.5, 1.5, null))));

    private final JsonNode json = new JsonMapper().valueToTree(REPORT);

    @Test
    void hasTheDocumentedFields() {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "rows",
                        "rowsSkipped",
                        "events",
                        "labels",
                        "startSeconds",
                        "seconds",
                        "eventsPerSecond",
                        "predictions",
                        "eventsPredicted",
                        "deadLetters",
                        "kills",
                        "windows",
                        "rowsLearnt",
                        "modelDigest",
                        "models",
                        "learnerPeakResidentBytes",
                        "tasks");
        assertThat(json.at("/models/0").fieldNames())
                .toIterable()
                .containsExactly("partition", "windows", "pendingRows", "digest", "coreType", "evaluationAuc");
        assertThat(json.at("/tasks/income").fieldNames())
                .toIterable()
                .containsExactly(
                        "prequentialAuc",
                        "slidingAuc",
                        "evaluationAuc",
                        "logLoss",
                        "prequentialErrors",
                        "slidingErrors");
        assertThat(json.at("/tasks/age/slidingErrors").fieldNames())
                .toIterable()
                .containsExactly("rmse", "absoluteError", "rSquared");
    }

    @Test
    void writesFiguresAsNumbersAndMissingOnesAsNull() {
        assertThat(json.at("/seconds").isDouble()).isTrue();
        assertThat(json.at("/tasks/income/slidingAuc").doubleValue()).isEqualTo(0.85);
        assertThat(json.at("/tasks/income/evaluationAuc").isNull()).isTrue();
        assertThat(json.at("/tasks/income/slidingErrors").isNull()).isTrue();
        assertThat(json.at("/tasks/age/prequentialErrors/rmse").doubleValue()).isEqualTo(3);
        assertThat(json.at("/tasks/age/slidingErrors/rSquared").isNull()).isTrue();
        assertThat(json.at("/learnerPeakResidentBytes").isNull()).isTrue();
        assertThat(json.at("/models/0/evaluationAuc/income").doubleValue()).isEqualTo(0.9);
    }
}
