package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.metrics.LogLoss;

/** Losses are those of the formulas in src/loss.py of ThyrixYang/es_dfm, a public implementation. */
class FakeNegativesTest {

    @ParameterizedTest
    @CsvSource({
        "-2, 2.380464044889986, 0.1251244482077323",
        "0, 1.0397207708399179, 0.5198603854199589",
        "1, 0.5422743315345315, 0.6113933841068377"
    })
    void lossIsThatOfThePaper(double logit, double positive, double negative) {
        double probability = Sigmoid.of(logit);
        assertThat(FakeNegatives.weight(probability, true) * LogLoss.of(probability, true))
                .isEqualTo(positive, Offset.offset(1e-14));
        assertThat(FakeNegatives.weight(probability, false) * LogLoss.of(probability, false))
                .isEqualTo(negative, Offset.offset(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.25", "0.05, 0.0526315789"})
    void calibratedShareIsTheOddsOfWhatWasLearnt(double learnt, double calibrated) {
        double logit = Math.log(learnt / (1 - learnt));
        assertThat(FakeNegatives.calibrated(logit)).isEqualTo(calibrated, Offset.offset(1e-10));
    }

    @Test
    void calibratedShareIsAtMostOne() {
        assertThat(FakeNegatives.calibrated(0)).isEqualTo(1);
        assertThat(FakeNegatives.calibrated(30)).isEqualTo(1);
        assertThat(FakeNegatives.calibrated(-30)).isBetween(0.0, 1e-12);
    }
}
