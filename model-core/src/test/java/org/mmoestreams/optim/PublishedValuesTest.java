package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other implementations publish as the weights that their tests expect. */
class PublishedValuesTest {

    private static final double TINY = 1e-30;

    /** TensorFlow, {@code python/training/adagrad_test.py}: three steps by a rate of 3 and a sum that starts at 0.1. */
    @ParameterizedTest
    @CsvSource({"1, 0.1, -1.6026097", "2, 0.1, -0.6026097", "3, 0.01, 2.7156791", "4, 0.01, 3.7156791"})
    void adagradAsTensorFlow(float start, float gradient, double expected) {
        Course course = new Course(new Adagrad(3, 0.1, TINY), start);
        course.steps(3, gradient);
        assertThat(course.weight()).isEqualTo(expected, Offset.offset(1e-6));
    }

    /** TensorFlow, {@code python/training/ftrl_test.py}: three steps from 0, no penalty. */
    @ParameterizedTest
    @CsvSource({"0.1, -2.60260963", "0.2, -4.29698515", "0.01, -0.28432083", "0.02, -0.56694895"})
    void ftrlAsTensorFlow(float gradient, double expected) {
        Course course = new Course(new Ftrl(3, 0.1, 0, 0, 0), 0);
        course.steps(3, gradient);
        assertThat(course.weight()).isEqualTo(expected, Offset.offset(1e-6));
    }

    /**
     * The same file: ten steps with penalties, from other weights, by a sum of gradients that starts at 0. That is not
     * the sum of which such weights follow, so TensorFlow's first step takes them for a slip; ours goes on from there.
     * TensorFlow's l2 counts twice.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.1, 0, -7.66718769", "2, 0.2, 0, -10.91273689", "4, 0.01, 0, -0.93460727", "3, 0.02, 0, -1.86147261",
        "1, 0.1, 4, -0.24059935", "2, 0.2, 4, -0.46829352", "4, 0.01, 4, -0.02406147", "3, 0.02, 4, -0.04830509"
    })
    void ftrlWithPenaltiesAsTensorFlow(double start, float gradient, double l2, double expected) {
        Ftrl rule = new Ftrl(3, 0.1, 0.001, l2, 0);
        OptimizerOracle paper = new OptimizerOracle(rule, start);
        paper.update(0, gradient, 1);
        Course course = new Course(rule, (float) paper.weights[0]);
        course.slots[0][0] = (float) paper.squares[0];
        course.slots[1][0] = (float) Math.max(-rule.l1(), Math.min(rule.l1(), -paper.linear[0]));
        course.steps(9, gradient);
        IntStream.rangeClosed(2, 10).forEach(step -> paper.update(0, gradient, step));
        assertThat(paper.weights[0]).isEqualTo(expected, Offset.offset(2e-6));
        assertThat(course.weight()).isEqualTo(expected, Offset.offset(4e-6));
    }

    /** TensorFlow, {@code python/training/momentum_test.py}: on the half of a square, from 1. */
    @Test
    void momentumAsTensorFlow() {
        Course course = new Course(new Sgd(0.1, 0.9, false), 1);
        course.steps(1, 1);
        assertThat(course.weight()).isEqualTo(1 - 0.1, Offset.offset(1e-7));
        course.steps(1, (float) course.weight());
        assertThat(course.weight()).isEqualTo(1 - 0.1 - 0.18, Offset.offset(1e-7));
    }

    /** The form of Nesterov's momentum that PyTorch documents for {@code torch.optim.SGD}; recomputed by hand. */
    @Test
    void nesterovAsPyTorch() {
        Course course = new Course(new Sgd(0.7, 0.9, true), 1);
        double[] expected = {0.335, -0.281, -0.5449};
        float[] gradients = {0.5f, 0.25f, -0.1f};
        for (int i = 0; i < expected.length; i++) {
            course.steps(1, gradients[i]);
            assertThat(course.weight()).isEqualTo(expected[i], Offset.offset(1e-6));
        }
    }

    /** Keras, {@code optimizers/adamw_test.py}: a single step, whose decay is 0.004. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.4980", "2, 6, 1.4960", "3, 7, 2.494", "4, 2, 3.492"})
    void adamWAsKeras(float start, float gradient, double expected) {
        Course course = new Course(new AdamW(0.5, 0.9, 0.999, 1e-7, 0.004), start);
        course.steps(1, gradient);
        assertThat(course.weight()).isEqualTo(expected, Offset.offset(1e-4));
    }

    /** The same file: three steps of decay alone. */
    @Test
    void decaysAsKeras() {
        Course course = new Course(new AdamW(1, 0.9, 0.999, 1e-7, 0.004), 2);
        course.steps(3, 0);
        assertThat(course.weight()).isEqualTo(1.9760959, Offset.offset(1e-6));
    }

    /** Keras, {@code optimizers/rmsprop_test.py}: a single step. */
    @ParameterizedTest
    @CsvSource({"1, 1, -0.5811", "2, 6, 0.4189", "3, 7, 1.4189", "4, 2, 2.4189"})
    void rmsPropAsKeras(float start, float gradient, double expected) {
        Course course = new Course(new RmsProp(0.5, 0.9, 0, 1e-7, false), start);
        course.steps(1, gradient);
        assertThat(course.weight()).isEqualTo(expected, Offset.offset(1e-4));
    }

    /** The same file: centred, a small gradient and then larger ones that are all alike. */
    @ParameterizedTest
    @CsvSource({"0.1", "0.3", "0.7", "1.0"})
    void centredRmsPropAsKeras(float gradient) {
        Course course = new Course(new RmsProp(0.001, 0.9, 0, 1e-7, true), 1);
        course.steps(1, 0.01f);
        for (double expected : new double[] {0.9967, 0.9933, 0.9908, 0.9885, 0.9864}) {
            assertThat(course.weight()).isEqualTo(expected, Offset.offset(5e-4));
            course.steps(1, gradient);
        }
    }

    /** The steps of one weight. */
    private static final class Course {

        final float[][] slots;
        private final Optimizer optimizer;
        private final float[] weights;
        private int step;

        Course(OptimizerConfig rule, float start) {
            optimizer = rule.create();
            weights = new float[] {start};
            slots = new float[optimizer.slots().size()][1];
            optimizer.initialise(weights, slots);
        }

        void steps(int count, float gradient) {
            for (int i = 0; i < count; i++) {
                step++;
                optimizer.begin(step);
                optimizer.update(weights, slots, new float[] {gradient}, 0, 1);
            }
        }

        double weight() {
            return weights[0];
        }
    }
}
