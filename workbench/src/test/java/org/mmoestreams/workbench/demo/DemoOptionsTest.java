package org.mmoestreams.workbench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.labels.LabelDelays;
import org.mmoestreams.workbench.labels.LabelFaults;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.shaping.Shape;
import org.mmoestreams.workbench.shaping.ShapedRows;
import org.mmoestreams.workbench.testing.Fruit;

class DemoOptionsTest {

    private final Fruit fruit = new Fruit();

    @Test
    void tellTheLearnerWhereLateLabelsComeFrom() {
        LabelPlan late = LabelPlan.of(fruit, LabelDelays.parse(List.of("fixed:1")), LabelFaults.NONE, 1);
        assertThat(options(Optional.of(late), 10).learnerAssignments())
                .containsExactly(
                        "http.port=0",
                        "kafka.retry.backoff.ms=20",
                        "kafka.max.task.idle.ms=1000",
                        "topics.labels=orchard.labels",
                        "topics.features=orchard.features");
        assertThat(options(Optional.empty(), 10).learnerAssignments())
                .containsExactly("http.port=0", "kafka.retry.backoff.ms=20", "topics.features=orchard.features");
    }

    @Test
    void refuseADemonstrationWithoutEvents() {
        assertThatThrownBy(() -> options(Optional.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events: 0 (expected: >= 1)");
    }

    private DemoOptions options(Optional<LabelPlan> labels, long events) {
        ShapedRows rows = new ShapedRows(fruit, List.of(), RowRange.first(events), 1, Shape.NONE);
        return new DemoOptions(rows, labels, 1, Optional.empty(), 0, List.of("topics.features=orchard.features"));
    }
}
