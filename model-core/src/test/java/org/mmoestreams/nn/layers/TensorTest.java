package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class TensorTest {

    private static final float[] VALUES = {1, 2, 3, 4, 5, 6};

    @Test
    void valuesAreRowAfterRowHoweverTheArrayHasThem() {
        INDArray array = Nd4j.create(VALUES, new long[] {2, 3}, 'c');
        assertThat(Tensor.of(array).values()).containsExactly(VALUES);
        assertThat(Tensor.of(array.dup('f')).values()).containsExactly(VALUES);
        assertThat(Tensor.of(array.transpose()).values()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(Tensor.of(array.transpose()).shape()).containsExactly(3, 2);
        INDArray part = array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
        assertThat(Tensor.of(part).values()).containsExactly(2, 3, 5, 6);
        assertThat(Tensor.of(array.reshape(3, 2)).values()).containsExactly(VALUES);
    }

    /** Of three dimensions or more, ND4J calls some permuted arrays row-major ones of their own. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void valuesOfPermutedArraysAreRowAfterRow(DataType type) {
        long[] shape = {2, 3, 4};
        float[] counted = new float[24];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = i;
        }
        INDArray array = Nd4j.create(counted, shape, 'c').castTo(type);
        int[][] orders = {{0, 2, 1}, {1, 0, 2}, {2, 1, 0}, {1, 2, 0}, {2, 0, 1}, {0, 1, 2}};
        for (int[] order : orders) {
            INDArray permuted = array.permute(order);
            Tensor tensor = Tensor.of(permuted);
            assertThat(tensor.shape()).isEqualTo(permuted.shape());
            int at = 0;
            int[] index = new int[3];
            for (index[order[0]] = 0; index[order[0]] < shape[order[0]]; index[order[0]]++) {
                for (index[order[1]] = 0; index[order[1]] < shape[order[1]]; index[order[1]]++) {
                    for (index[order[2]] = 0; index[order[2]] < shape[order[2]]; index[order[2]]++) {
                        assertThat(tensor.values()[at++])
                                .as("order %s, at %s", Arrays.toString(order), Arrays.toString(index))
                                .isEqualTo(index[0] * 12 + index[1] * 4 + index[2]);
                    }
                }
            }
        }
    }

    @Test
    void numbersOfOtherTypesBecomeFloats() {
        INDArray doubles = Nd4j.create(new double[] {1, 2, 3, 4, 5, 6}, new long[] {2, 3}, DataType.DOUBLE);
        assertThat(Tensor.of(doubles).values()).containsExactly(VALUES);
        assertThat(Tensor.of(Nd4j.createFromArray(true, false)).values()).containsExactly(1, 0);
        assertThat(Tensor.of(Nd4j.createFromArray(3, 4)).values()).containsExactly(3, 4);
    }

    @Test
    void isACopy() {
        INDArray array = Nd4j.create(VALUES, new long[] {2, 3}, 'c');
        Tensor.of(array).values()[0] = 9;
        assertThat(array.getFloat(0, 0)).isEqualTo(1);
        INDArray other = Tensor.of(array).array();
        other.putScalar(0, 0, 9);
        assertThat(array.getFloat(0, 0)).isEqualTo(1);
    }

    @Test
    void refusesAShapeOfMoreValues() {
        assertThatThrownBy(() -> Tensor.of(VALUES, 2, 2))
                .hasMessage("tensor: 6 values (expected: as many as shape [2, 2] has)");
    }
}
