package org.mmoestreams.workbench.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.workbench.scores.Scored.columns;
import static org.mmoestreams.workbench.scores.Scored.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that others give, as the command prints them for files of scores. */
class ScoreMeasuresTest {

    @TempDir
    private Path folder;

    @Test
    void tellsScoresApartThatDifferInTheirLastBit() {
        // pROC, tests of near ties: the scores of rows 7, 12 and 13
        String scores = "s: 0.960602681556147 0.0794407386056549 0.144842404246611 0.931816485855784 0.931816485855784"
                + " 0.97764041048215 0.653549466997938699464 0.796401132206396 0.427720540184519 0.811278021288732"
                + " 0.0188323116581187 0.653549466997938588442 0.653549466997938477419 0.959111701445925"
                + " 0.931816485855784 0.663663279418747 0.800100838413179 0.780456095511079";
        JsonNode json = json(columns(folder, "2 1 1 2 2 1 2 2 1 1 1 2 1 2 2 2 2 2", scores), "--positive", "2");

        assertThat(json.at("/scores/s/auc").doubleValue()).isEqualTo(0x1.8ef606a63bd82p-1);
        assertThat(json.at("/positives").intValue()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 1 1, .1 .4 .35 .8, .75, .8333333",
        "0 0 1 1, 10 40 35 80, .75, .8333333",
        "0 0 1 1, 1e-7 4e-7 3.5e-7 8e-7, .75, .8333333",
        "0 0 1 1, -9.9 -9.6 -9.65 -9.2, .75, .8333333",
        "1 0, .5 .5, .5, .5",
        "0 1, 1 0, 0, .5"
    })
    void areaAndAveragePrecisionAreThoseOfScikitLearn(String labels, String scores, double auc, double precision) {
        // test_ranking.py
        JsonNode figures = figures(labels, scores);

        assertThat(figures.get("auc").doubleValue()).isCloseTo(auc, within(1e-15));
        assertThat(figures.get("average_precision").doubleValue()).isCloseTo(precision, within(5e-8));
    }

    @ParameterizedTest
    @CsvSource({"1 0 1 1, .1 .5 .7 .8, .9167", "1 0 1 0, 1 1 1 0, .6667"})
    void averagePrecisionIsThatOfTorcheval(String labels, String scores, double precision) {
        // documentation of BinaryAUPRC
        assertThat(figures(labels, scores).get("average_precision").doubleValue())
                .isCloseTo(precision, within(5e-5));
    }

    @Test
    void areaOfAWindowIsThatOfRiver() {
        // documentation of RollingROCAUC, the last four rows and all ten
        assertThat(figures("0 0 1 1", ".1 .4 .35 .8").get("auc").doubleValue()).isEqualTo(0.75);
        assertThat(figures("0 1 0 1 0 1 0 0 1 1", ".3 .5 .5 .7 .1 .3 .1 .4 .35 .8")
                        .get("auc")
                        .doubleValue())
                .isEqualTo(0.8);
    }

    @Test
    void logLossIsThatOfScikitLearn() {
        // test_classification.py, the probabilities of yes
        JsonNode json = json(columns(folder, "no no no yes yes yes", "s: .5 .9 .99 .1 .25 .999"));

        assertThat(json.at("/scores/s/log_loss").doubleValue()).isCloseTo(1.8817971, within(5e-8));
    }

    @ParameterizedTest
    @CsvSource({"0 1 1 0 1 1, .1 .8 .9 .3 1 .95, .0254166667", "0 1 1 0, .1 .9 .8 .3, .0375", "1, .4, .36", "0, .4, .16"
    })
    void brierScoreIsThatOfScikitLearn(String labels, String scores, double brier) {
        // test_classification.py
        assertThat(figures(labels, scores).get("brier_score").doubleValue()).isCloseTo(brier, within(5e-11));
    }

    @Test
    void partsOfTheBrierScoreMakeItUp() {
        JsonNode figures = figures("0 1 1 0 1 1", ".1 .8 .9 .3 1 .95", "--bins", "2");
        double parts = figures.get("brier_reliability").doubleValue()
                - figures.get("brier_resolution").doubleValue()
                + figures.get("brier_uncertainty").doubleValue()
                + figures.get("brier_remainder").doubleValue();

        assertThat(figures.get("brier_remainder").doubleValue()).isNotZero();
        assertThat(parts).isCloseTo(figures.get("brier_score").doubleValue(), within(1e-15));
    }

    @Test
    void calibrationErrorIsThatOfTorchmetrics() {
        // documentation of BinaryCalibrationError
        JsonNode figures = figures("0 0 1 1 1", ".25 .25 .55 .75 .75", "--bins", "2");

        assertThat(figures.get("calibration_error").doubleValue()).isCloseTo(0.29, within(5e-5));
        assertThat(figures.get("calibration_error_root_mean_square").doubleValue())
                .isCloseTo(0.2918, within(5e-5));
        assertThat(figures.get("calibration_error_maximum").doubleValue()).isCloseTo(0.3167, within(5e-5));
        assertThat(figures("0 0 1 1 1", "1 1 1 1 0", "--bins", "2")
                        .get("calibration_error")
                        .doubleValue())
                .isCloseTo(0.6, within(1e-15));
    }

    @Test
    void normalisedEntropyAndCalibrationAreThoseOfTorcheval() {
        // test_normalized_entropy.py and test_weighted_calibration.py, without weights and with them
        String entropy = ".2 .3 .5 .1 .3 .5 .2 .4";
        assertThat(figures("0 0 1 0 1 0 1 1", entropy).get("normalised_entropy").doubleValue())
                .isCloseTo(1.0461657681378878, within(1e-15));
        assertThat(weighted("0 0 1 0 1 0 1 1", entropy, "5 1 2 3 4 7 1 1")
                        .get("normalised_entropy")
                        .doubleValue())
                .isCloseTo(1.0060275363617026, within(1e-15));
        String calibration = ".8 .4 .3 .8 .7 .6";
        assertThat(figures("1 1 0 0 1 0", calibration).get("calibration").doubleValue())
                .isCloseTo(1.2, within(1e-15));
        assertThat(weighted("1 1 0 0 1 0", calibration, ".5 1 2 .4 1.3 .9")
                        .get("calibration")
                        .doubleValue())
                .isCloseTo(1.1321428185, within(5e-8));
    }

    @Test
    void variancesAndTheTestOfTwoAreasAreThoseOfTheDefinition() {
        // by hand: placements of a are 1/2, 1 and 1, 1/2; of b 1, 1/2 and 1/2, 1
        JsonNode json = json(columns(folder, "0 0 1 1", "a: .1 .4 .35 .8", "b: .4 .1 .8 .35"));
        JsonNode pair = json.at("/pairs/0");

        assertThat(json.at("/scores/a/auc_variance").doubleValue()).isEqualTo(0.125);
        assertThat(json.at("/scores/a/auc_standard_error").doubleValue()).isEqualTo(Math.sqrt(0.125));
        assertThat(json.at("/scores/a/auc_degenerate").doubleValue()).isZero();
        assertThat(pair.get("first").textValue() + pair.get("second").textValue())
                .isEqualTo("ab");
        assertThat(pair.get("auc_difference").doubleValue()).isZero();
        assertThat(pair.get("covariance").doubleValue()).isEqualTo(-0.125);
        assertThat(pair.get("variance").doubleValue()).isEqualTo(0.5);
        assertThat(pair.get("z").doubleValue()).isZero();
        assertThat(pair.get("p").doubleValue()).isEqualTo(1);
        assertThat(pair.get("high").doubleValue()).isEqualTo(1);
    }

    @Test
    void countsAtAThreshold() {
        JsonNode figures = figures("0 1 1 0 1", "-2 3 -1 5 1", "--threshold", "3");

        assertThat(figures.get("accuracy").doubleValue()).isEqualTo(0.4);
        assertThat(figures.get("precision").doubleValue()).isEqualTo(0.5);
        assertThat(figures.get("recall").doubleValue()).isEqualTo(1 / 3.0);
        assertThat(figures.get("f1").doubleValue()).isEqualTo(0.4);
        assertThat(figures.get("lift_top_decile").doubleValue()).isZero();
    }

    @Test
    void errorsOfNumbersAreThoseOfScikitLearn() {
        // documentation of mean_absolute_error, mean_squared_error and r2_score
        JsonNode figures = figures("3 -0.5 2 7", "2.5 0.0 2 8", "--regression");

        assertThat(figures.get("absolute_error").doubleValue()).isEqualTo(0.5);
        assertThat(figures.get("rmse").doubleValue()).isCloseTo(Math.sqrt(0.375), within(1e-15));
        assertThat(figures.get("r_squared").doubleValue()).isCloseTo(0.9486081370449679, within(1e-15));
        assertThat(figures.get("absolute_error_p50").doubleValue()).isEqualTo(0.5);
        assertThat(figures.get("absolute_error_p90").doubleValue()).isEqualTo(1);
        assertThat(figures.get("absolute_error_p100").doubleValue()).isEqualTo(1);
    }

    @Test
    void losesNothingWhereLabelsAreFarFromZero() {
        double near =
                figures("0 1 2 3", "1 1 2 3", "--regression").get("r_squared").doubleValue();
        // 2^52 and on: the mean lies between two doubles
        double far = figures(
                        "4503599627370496 4503599627370497 4503599627370498 4503599627370499",
                        "4503599627370497 4503599627370497 4503599627370498 4503599627370499",
                        "--regression")
                .get("r_squared")
                .doubleValue();

        assertThat(near).isEqualTo(0.8);
        assertThat(far).isEqualTo(0.8);
    }

    @Test
    void explainsNothingOfLabelsThatAreAlike() {
        // the mean of these by weight is another double than the label; the last row does not count
        Path file = columns(folder, "0.7 0.7 0.7 9", "s: 1 2 3 4", "w: 0.6 0.4 0.6 0");

        assertThat(json(file, "--regression", "--weight", "w")
                        .at("/scores/s/r_squared")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--regression, absolute_error_p50 absolute_error_p90 absolute_error_p99 absolute_error_p100",
        "--bins 4, auc_variance auc_standard_error auc_low auc_high auc_degenerate"
    })
    void takesAWeightForSoManyRows(String line, String undefined) {
        String[] options = line.split(" ");
        JsonNode repeated = figures("0 1 1 1 0 0 0 1", ".2 .7 .7 .7 .6 .6 .1 .4", options);
        Path file = columns(folder, "0 1 0 0 1 0", "s: .2 .7 .6 .1 .4 .9", "w: 1 3 2 1 1 0");
        JsonNode weighted = json(file, (line + " --weight w").split(" ")).at("/scores/s");

        for (String name : undefined.split(" ", -1)) {
            assertThat(weighted.get(name).isNull()).as(name).isTrue();
        }
        weighted.properties().forEach(figure -> {
            if (!figure.getValue().isNull()) {
                assertThat(figure.getValue().doubleValue())
                        .as(figure.getKey())
                        .isCloseTo(repeated.get(figure.getKey()).doubleValue(), within(1e-14));
            }
        });
        assertThat(weighted.size()).isEqualTo(repeated.size());
    }

    private JsonNode figures(String labels, String scores, String... options) {
        return json(columns(folder, labels, "s: " + scores), options).at("/scores/s");
    }

    private JsonNode weighted(String labels, String scores, String weights) {
        return json(columns(folder, labels, "s: " + scores, "w: " + weights), "--weight", "w")
                .at("/scores/s");
    }
}
