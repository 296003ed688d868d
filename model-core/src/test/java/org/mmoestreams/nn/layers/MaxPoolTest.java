package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class MaxPoolTest {

    private static final long SEED = 33;

    static Stream<ReceptiveField> fields() {
        return Stream.of(
                        ReceptiveField.tiles(2),
                        ReceptiveField.of(3).withPadding(Padding.same()),
                        ReceptiveField.tiles(2, 2),
                        ReceptiveField.of(3, 2).withStrides(1, 2).withPadding(Padding.same()),
                        ReceptiveField.of(2, 2).withDilation(2, 1),
                        ReceptiveField.tiles(2, 2, 2))
                .flatMap(field -> Stream.of(field, field.channelsFirst()));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void outputsAndGradientsAreTheOracles(ReceptiveField field) {
        int[] sizes = Arrays.copyOf(new int[] {5, 4, 2}, field.dimensions());
        long[] shape = field.order().shape(2, sizes, 3);
        ConvOracle oracle = new ConvOracle(field, Arrays.copyOfRange(shape, 1, shape.length));
        LayerCheck.check(MaxPool.of(field), oracle.pool(), Pass.predicting(), SEED, shape);
    }

    @Test
    void padsWithNothing() {
        MaxPool pool = MaxPool.of(ReceptiveField.of(3).withPadding(Padding.same()));
        float[] outputs = Tensor.of(
                        pool.forward(Nd4j.createFromArray(-3f, -2f, -1f).reshape(1, 3, 1), Pass.predicting()))
                .values();
        assertThat(outputs).containsExactly(-2, -1, -1);
    }

    /** A greatest value that is none must not be lost: a step with it is not taken. */
    @Test
    void handsOnWhatIsNoNumber() {
        MaxPool pool = MaxPool.of(ReceptiveField.tiles(2));
        Tensor inputs = Tensor.of(new float[] {Float.NaN, 2, 2, Float.NaN, 1, 3}, 1, 6, 1);
        float[] outputs =
                Tensor.of(pool.forward(inputs.array(), Pass.predicting())).values();
        assertThat(outputs[0]).isNaN();
        assertThat(outputs[1]).isNaN();
        assertThat(outputs[2]).isEqualTo(3);
    }

    @Test
    void ofEqualValuesTheFirstGetsTheGradient() {
        MaxPool pool = MaxPool.of(ReceptiveField.tiles(2, 2));
        pool.forward(Nd4j.ones(1, 2, 2, 1), Pass.predicting());
        float[] byInputs = Tensor.of(pool.backward(Nd4j.ones(1, 1, 1, 1))).values();
        assertThat(byInputs).containsExactly(1, 0, 0, 0);
    }

    @Test
    void leavesExamplesOut() {
        MaxPool pool = MaxPool.of(ReceptiveField.tiles(2));
        Pass pass = Pass.training(1).masked(Nd4j.createFromArray(0f, 1f));
        float[] outputs = Tensor.of(pool.forward(Nd4j.ones(2, 2, 1), pass)).values();
        assertThat(outputs).containsExactly(0, 1);
        float[] byInputs = Tensor.of(pool.backward(Nd4j.ones(2, 1, 1))).values();
        assertThat(byInputs).containsExactly(0, 0, 1, 0);
    }

    @Test
    void refusesWhatDoesNotFit() {
        MaxPool pool = MaxPool.of(ReceptiveField.tiles(2, 2));
        assertThat(pool.outputShape(3, 5, 4, 7)).containsExactly(3, 2, 2, 7);
        assertThatThrownBy(() -> pool.outputShape(3, 5, 1, 7))
                .hasMessage("pool's inputs: size 1, of shape [3, 5, 1, 7] (expected: with its padding >= 2, the extent"
                        + " of the kernel along dimension 1)");
        assertThatThrownBy(() -> pool.backward(Nd4j.ones(1, 1, 1, 1))).isInstanceOf(IllegalStateException.class);
        MaxPool beside = MaxPool.of(ReceptiveField.of(2).withDilation(2).withPadding(Padding.same()));
        assertThatThrownBy(() -> beside.forward(Nd4j.ones(1, 1, 1), Pass.predicting()))
                .hasMessage("pool's inputs: shape [1, 1, 1] with channels last (expected: for each output an input,"
                        + " not padding alone)");
    }
}
