package org.mmoestreams.workbench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;

class TaskAreasTest {

    private final TaskAreas areas = new TaskAreas(Visits.SPEC.tasks());

    @Test
    void measuresBinaryTasksOnly() {
        assertThat(areas.tasks()).containsExactly(0);
        assertThat(areas.of("spends")).isEmpty();
        assertThat(areas.of("nothing")).isEmpty();
    }

    @Test
    void leavesOutRowsWhoseLabelIsNotKnown() {
        areas.add(0, 0.9, 1);
        areas.add(0, 0.1, Double.NaN);
        assertThat(areas.of("buys")).as("no negative").isEmpty();
        areas.add(0, 0.5, 0);
        areas.add(0, 0.95, 0);
        assertThat(areas.of("buys")).hasValue(0.5);
    }
}
