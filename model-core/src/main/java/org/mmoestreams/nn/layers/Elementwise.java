package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** An activation that is a function of each number by itself. */
final class Elementwise implements Activation {

    static final Activation LINEAR = new Elementwise("linear", x -> x, (x, y) -> 1);
    static final Activation RELU = new Elementwise("relu", x -> Math.max(x, 0), (x, y) -> x > 0 ? 1 : 0);
    static final Activation GELU =
            new Elementwise("gelu", x -> x * Normal.below(x), (x, y) -> Normal.below(x) + x * Normal.density(x));
    static final Activation TANH = new Elementwise("tanh", StrictMath::tanh, (x, y) -> 1 - y * y);
    static final Activation SIGMOID = new Elementwise("sigmoid", Elementwise::sigmoid, (x, y) -> y * (1 - y));
    static final Activation SOFTPLUS = new Elementwise(
            "softplus",
            x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
            (x, y) -> Elementwise.sigmoid(x));

    private final String name;
    private final DoubleUnaryOperator function;
    private final DoubleBinaryOperator slope;

    private Elementwise(String name, DoubleUnaryOperator function, DoubleBinaryOperator slope) {
        this.name = name;
        this.function = function;
        this.slope = slope;
    }

    static Activation leakyRelu(double slope) {
        check(Double.isFinite(slope), "leaky-relu's slope", slope, "a finite number");
        return new Elementwise("leaky-relu", x -> x > 0 ? x : slope * x, (x, y) -> x > 0 ? 1 : slope);
    }

    static Activation elu(double scale) {
        check(Double.isFinite(scale), "elu's scale", scale, "a finite number");
        return new Elementwise("elu", x -> x > 0 ? x : scale * StrictMath.expm1(x), (x, y) -> x > 0 ? 1 : y + scale);
    }

    @Override
    public Tensor forward(Tensor inputs) {
        float[] from = inputs.values();
        float[] outputs = new float[from.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) function.applyAsDouble(from[i]);
        }
        return Tensor.of(outputs, inputs.shape());
    }

    @Override
    public Tensor backward(Tensor inputs, Tensor outputs, Tensor gradients) {
        float[] x = inputs.values();
        float[] y = outputs.values();
        float[] byOutputs = gradients.values();
        float[] byInputs = new float[x.length];
        for (int i = 0; i < byInputs.length; i++) {
            byInputs[i] = (float) (byOutputs[i] * slope.applyAsDouble(x[i], y[i]));
        }
        return Tensor.of(byInputs, inputs.shape());
    }

    @Override
    public String toString() {
        return name;
    }

    private static double sigmoid(double x) {
        double small = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? small : 1) / (1 + small);
    }
}
