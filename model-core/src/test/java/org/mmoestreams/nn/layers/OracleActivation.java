package org.mmoestreams.nn.layers;

import java.util.Arrays;

/** Activations of a row in double, written down once more by their definitions. */
final class OracleActivation {

    private static final int STEPS = 4000;

    private OracleActivation() {}

    static double[] of(String name, double[] row) {
        if (name.equals("softmax")) {
            double sum = Arrays.stream(row).map(Math::exp).sum();
            return Arrays.stream(row).map(x -> Math.exp(x) / sum).toArray();
        }
        return Arrays.stream(row).map(x -> of(name, x)).toArray();
    }

    private static double of(String name, double x) {
        return switch (name) {
            case "linear" -> x;
            case "relu" -> x > 0 ? x : 0;
            case "leaky-relu" -> x > 0 ? x : 0.3 * x;
            case "elu" -> x > 0 ? x : Math.exp(x) - 1;
            case "gelu" -> x * (0.5 + area(x));
            case "tanh" -> Math.tanh(x);
            case "sigmoid" -> 1 / (1 + Math.exp(-x));
            case "softplus" -> Math.log(1 + Math.exp(x));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Simpson's rule over the normal density from 0 to x. */
    private static double area(double x) {
        double step = x / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            int factor = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += factor * Math.exp(-(i * step) * (i * step) / 2);
        }
        return sum * step / 3 / Math.sqrt(2 * Math.PI);
    }
}
