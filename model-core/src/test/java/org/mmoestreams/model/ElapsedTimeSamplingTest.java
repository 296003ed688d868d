package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.metrics.LogLoss;

/** Losses are those of the formulas in src/loss.py of ThyrixYang/es_dfm, a public implementation. */
class ElapsedTimeSamplingTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.3, -1, 0.8795631685183417, 0.5052584802185136",
        "1, 2, -3, 0.32811839658185266, 1.2115753734333166"
    })
    void lossIsThatOfThePaper(double logit, double realNegative, double delayed, double positive, double negative) {
        double probability = Sigmoid.of(logit);
        assertThat(ElapsedTimeSampling.weight(realNegative, delayed, true) * LogLoss.of(probability, true))
                .isEqualTo(positive, Offset.offset(1e-14));
        assertThat(ElapsedTimeSampling.weight(realNegative, delayed, false) * LogLoss.of(probability, false))
                .isEqualTo(negative, Offset.offset(1e-14));
    }
}
