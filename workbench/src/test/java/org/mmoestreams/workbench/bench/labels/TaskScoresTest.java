package org.mmoestreams.workbench.bench.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TaskScoresTest {

    @Test
    void comparesTheSumOfPredictionsWithTheNumberOfPositives() {
        TaskScores scores = new TaskScores();
        scores.add(0.5, true);
        scores.add(0.25, false);
        scores.add(0.5, false);
        TaskFigures.Quality quality = scores.quality();
        assertThat(quality.calibration()).isEqualTo(1.25);
        assertThat(quality.auc()).as("one pair won, one tied").isEqualTo(0.75);
        assertThat(quality.logLoss()).isCloseTo((2 * Math.log(2) - Math.log(0.75)) / 3, within(1e-15));
        assertThat(scores.rows()).isEqualTo(3);
        assertThat(scores.positives()).isEqualTo(1);
    }

    @Test
    void saysNothingOfNoRowsAndOfOneClass() {
        TaskScores scores = new TaskScores();
        assertThat(scores.quality()).isEqualTo(new TaskFigures.Quality(null, null, null));
        scores.add(0.5, false);
        assertThat(scores.quality()).isEqualTo(new TaskFigures.Quality(null, Math.log(2), null));
    }
}
