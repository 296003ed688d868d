package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values that others published: of tensorflow's conv_ops_test.py and conv_ops_3d_test.py, with inputs and kernels
 * counted from 1, and of ONNX' backend/test/case/node/conv.py, with inputs counted from 0 and kernels of ones.
 */
class ConvGoldenTest {

    private static final ReceptiveField THREE = ReceptiveField.of(3, 3);

    static Stream<Arguments> published() {
        return Stream.concat(tensorflow(), onnx());
    }

    private static Stream<Arguments> tensorflow() {
        float[] single = {30, 36, 42, 66, 81, 96, 102, 126, 150, 138, 171, 204, 174, 216, 258, 210, 261, 312};
        return Stream.of(
                counted("1x1", ReceptiveField.of(1, 1), 3, new long[] {1, 2, 3, 3}, single),
                counted("1x1x1", ReceptiveField.of(1, 1, 1), 3, new long[] {1, 2, 3, 1, 3}, single),
                counted("1 of sequences", ReceptiveField.of(1), 3, new long[] {1, 6, 3}, single),
                counted(
                        "1x2",
                        ReceptiveField.of(1, 2),
                        3,
                        new long[] {1, 2, 3, 3},
                        231,
                        252,
                        273,
                        384,
                        423,
                        462,
                        690,
                        765,
                        840,
                        843,
                        936,
                        1029),
                counted("2x2", ReceptiveField.of(2, 2), 3, new long[] {1, 2, 3, 3}, 2271, 2367, 2463, 2901, 3033, 3165),
                counted(
                        "dilation",
                        ReceptiveField.of(2, 2).withDilation(2, 1),
                        1,
                        new long[] {1, 4, 4, 1},
                        72,
                        82,
                        92,
                        112,
                        122,
                        132),
                counted(
                        "2x2x2",
                        ReceptiveField.of(2, 2, 2),
                        3,
                        new long[] {1, 4, 2, 3, 3},
                        19554,
                        19962,
                        20370,
                        22110,
                        22590,
                        23070,
                        34890,
                        35730,
                        36570,
                        37446,
                        38358,
                        39270,
                        50226,
                        51498,
                        52770,
                        52782,
                        54126,
                        55470));
    }

    private static Stream<Arguments> onnx() {
        Padding one = Padding.of(new Padding.Pads(1, 1), new Padding.Pads(1, 1));
        Padding rows = Padding.of(new Padding.Pads(1, 1), new Padding.Pads(0, 0));
        float[] padded = {
            12, 21, 27, 33, 24, 33, 54, 63, 72, 51, 63, 99, 108, 117, 81, 93, 144, 153, 162, 111, 72, 111, 117, 123, 84
        };
        float[] halved = {12, 27, 24, 63, 108, 81, 123, 198, 141, 112, 177, 124};
        return Stream.of(
                ones("padded", THREE.withPadding(one), 5, padded),
                ones("same", THREE.withPadding(Padding.same()), 5, padded),
                ones("valid", THREE, 5, 54, 63, 72, 99, 108, 117, 144, 153, 162),
                ones("strides", THREE.withPadding(one).withStrides(2), 7, halved),
                ones("strides, same", THREE.withPadding(Padding.same()).withStrides(2), 7, halved),
                ones("asymmetric", THREE.withPadding(rows).withStrides(2), 7, 21, 33, 99, 117, 189, 207, 171, 183));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void convolutionsGiveThePublishedValues(String name, Case each) {
        ReceptiveField field = each.field;
        DenseConfig filters = DenseConfig.of(each.filters, Activation.linear()).withoutBias();
        Conv conv = Conv.of("conv", each.inputs.size(-1), field, filters, Starts.of(1));
        conv.weights().get(0).set(each.weights());
        assertThat(outputs(conv, each.inputs)).containsExactly(each.outputs(), Offset.offset(0f));
        Conv first = Conv.of("conv", each.inputs.size(-1), field.channelsFirst(), filters, Starts.of(1));
        first.weights().get(0).set(each.weights());
        Tensor moved = ChannelOrder.FIRST.fromLast(each.inputs);
        Tensor outputs = Tensor.of(first.forward(moved.array(), Pass.predicting()));
        assertThat(ChannelOrder.FIRST.toLast(outputs).values()).containsExactly(each.outputs(), Offset.offset(0f));
    }

    /** Experts of which each has the published kernel, and whose gates add up to one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void mixturesOfEqualExpertsGiveThem(String name, Case each) {
        ConvMoEConfig config =
                ConvMoEConfig.of(each.filters, 2, each.field).withGate(DenseConfig.of(2, Activation.softmax()));
        long[] shape = each.inputs.shape();
        ConvMoE layer = ConvMoE.of("moe", Arrays.copyOfRange(shape, 1, shape.length), config, Starts.of(1));
        float[] twice = new float[2 * each.weights().length];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = each.weights()[i / 2];
        }
        layer.weights().get(0).set(twice);
        float[] outputs = outputs(layer, each.inputs);
        assertThat(outputs).hasSameSizeAs(each.outputs());
        for (int i = 0; i < outputs.length; i++) {
            assertThat(outputs[i]).isCloseTo(each.outputs()[i], Offset.offset(1e-6f * each.outputs()[i]));
        }
    }

    private static float[] outputs(Layer layer, Tensor inputs) {
        return Tensor.of(layer.forward(inputs.array(), Pass.predicting())).values();
    }

    private static Arguments counted(String name, ReceptiveField field, int filters, long[] shape, float... outputs) {
        int channels = (int) shape[shape.length - 1];
        Tensor inputs = Tensor.of(counted(1, (int) Tensor.length(shape)), shape);
        float[] kernel = counted(1, field.length() * channels * filters);
        return Arguments.of("tensorflow, " + name, new Case(field, filters, inputs, flat(kernel), flat(outputs)));
    }

    private static Arguments ones(String name, ReceptiveField field, int rows, float... outputs) {
        Tensor inputs = Tensor.of(counted(0, rows * 5), 1, rows, 5, 1);
        float[] kernel = new float[9];
        Arrays.fill(kernel, 1);
        return Arguments.of("ONNX, " + name, new Case(field, 1, inputs, flat(kernel), flat(outputs)));
    }

    private static float[] counted(int from, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = from + i;
        }
        return values;
    }

    private static Tensor flat(float... values) {
        return Tensor.of(values, values.length);
    }

    private record Case(ReceptiveField field, int filters, Tensor inputs, Tensor kernel, Tensor expected) {

        float[] weights() {
            return kernel.values();
        }

        float[] outputs() {
            return expected.values();
        }
    }
}
