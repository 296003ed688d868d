package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsoluteErrorsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 0", "0.21, 1", "0.4, 1", "0.5, 2", "0.6, 2", "0.8, 3", "0.9, 5", "1, 5"})
    void haveQuantilesThatAreErrors(double share, double expected) {
        AbsoluteErrors errors = AbsoluteErrors.of(new double[] {1, -2, 3, 10, 7}, new double[] {2, 0, 3, 5, 10});

        assertThat(errors.size()).isEqualTo(5);
        assertThat(errors.quantile(share)).hasValue(expected);
    }

    @Test
    void haveNoQuantileWithoutRows() {
        assertThat(AbsoluteErrors.of(new double[0], new double[0]).quantile(0.5))
                .isEmpty();
    }

    @Test
    void refuseWhatIsNoError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbsoluteErrors.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
                .withMessage("errors.error: NaN (expected: a finite error in row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbsoluteErrors.of(new double[] {1}, new double[] {1, 2}))
                .withMessage("errors.labels: 2 (expected: as many as predictions, 1)");
        AbsoluteErrors errors = AbsoluteErrors.of(new double[] {1}, new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> errors.quantile(1.5))
                .withMessage("quantile.share: 1.5 (expected: 0 to 1)");
    }
}
