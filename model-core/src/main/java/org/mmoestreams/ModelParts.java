package org.mmoestreams;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.LabelScales;
import org.mmoestreams.features.Moments;
import org.mmoestreams.nn.Parameter;

/**
 * What a learner's predictions are made of, beside spec and architecture: for programs that predict elsewhere. The
 * parts are the learner's own, and only to be read.
 *
 * @param encoder gives values their rows of the tables
 * @param inputs standardises the continuous fields, in the order of the spec
 * @param targets has the scales of regression tasks, by their place among all {@code NetworkTasks}
 * @param parameters the weights
 */
public record ModelParts(FeatureEncoder encoder, Moments inputs, LabelScales targets, List<Parameter> parameters) {

    /** Standardised numbers enter the network within plus or minus this. */
    public static final float INPUT_BOUND = 8f;

    /** Keeps a copy of the list. */
    public ModelParts {
        parameters = List.copyOf(parameters);
    }

    /** The names of the chunks that are weights, as little-endian floats; the rest of the state is none. */
    public Set<String> weightNames() {
        return parameters.stream().map(Parameter::name).collect(toUnmodifiableSet());
    }

    /**
     * The weights of a name, row after row; not to be changed.
     *
     * @throws IllegalArgumentException when there are none of it
     */
    public float[] weights(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(Parameter::weights)
                .orElseThrow(() ->
                        new IllegalArgumentException("weights: " + name + " (expected: one of " + weightNames() + ")"));
    }
}
