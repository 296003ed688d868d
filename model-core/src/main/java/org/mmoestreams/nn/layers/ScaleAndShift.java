package org.mmoestreams.nn.layers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.nn.Start;

/** Normalised values times a scale plus a shift, each channel's own. */
final class ScaleAndShift {

    private final Optional<Weights> scale;
    private final Optional<Weights> shift;

    /** {@code name.scale} and {@code name.shift}, {@code [channels]}. */
    ScaleAndShift(String name, int channels, NormConfig config, Start start) {
        scale = config.scale().map(each -> weights(name + ".scale", channels, each, start));
        shift = config.shift().map(each -> weights(name + ".shift", channels, each, start));
    }

    List<Weights> weights() {
        return Stream.concat(scale.stream(), shift.stream()).toList();
    }

    double penalty() {
        return weights().stream().mapToDouble(Weights::penalty).sum();
    }

    Tensor forward(Tensor normalised, Channels channels) {
        float[] outputs = normalised.values().clone();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = outputs[i] * scale(channels.of(i)) + shift(channels.of(i));
        }
        return Tensor.of(outputs, normalised.shape());
    }

    /** The gradients by the normalised values. */
    Tensor backward(Tensor gradients, Tensor normalised, Channels channels) {
        float[] by = gradients.values();
        scale.ifPresent(each -> {
            double[] sums = new double[channels.count()];
            for (int i = 0; i < by.length; i++) {
                sums[channels.of(i)] += (double) by[i] * normalised.values()[i];
            }
            each.setGradients(floats(sums));
        });
        shift.ifPresent(each -> {
            double[] sums = new double[channels.count()];
            for (int i = 0; i < by.length; i++) {
                sums[channels.of(i)] += by[i];
            }
            each.setGradients(floats(sums));
        });
        float[] byNormalised = by.clone();
        for (int i = 0; i < by.length; i++) {
            byNormalised[i] *= scale(channels.of(i));
        }
        return Tensor.of(byNormalised, gradients.shape());
    }

    private float scale(int channel) {
        return scale.isPresent() ? scale.get().values()[channel] : 1;
    }

    private float shift(int channel) {
        return shift.isPresent() ? shift.get().values()[channel] : 0;
    }

    private static Weights weights(String name, int channels, WeightConfig config, Start start) {
        return Weights.of(name, WeightShape.of(channels), config, FanRule.PER_EXPERT, start);
    }

    private static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }
}
