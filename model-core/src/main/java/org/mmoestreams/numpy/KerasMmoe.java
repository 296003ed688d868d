package org.mmoestreams.numpy;

import static org.mmoestreams.checks.Checks.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mmoestreams.nn.layers.MMoE;
import org.mmoestreams.nn.layers.Weights;

/**
 * The weights of an {@link MMoE} by the names and in the shapes of keras-mmoe's layer: {@code expert_kernel},
 * {@code [inputs, units, experts]}, {@code expert_bias}, {@code [units, experts]}, and of each task from 0 on {@code
 * gate_kernel_task_0}, {@code [inputs, experts]}, and {@code gate_bias_task_0}, {@code [experts]}; those alone that the
 * layer has. For layers whose experts and gates have one dense layer each, as keras-mmoe's have.
 */
public final class KerasMmoe {

    private static final Pattern OF_EXPERTS = Pattern.compile(".*\\.experts\\.0\\.(kernel|bias)");
    private static final Pattern OF_GATE = Pattern.compile(".*\\.gates\\.(\\d+)\\.0\\.(kernel|bias)");

    private KerasMmoe() {}

    /**
     * Puts arrays into a layer, and its optimiser back to before its first step: all of them or, when something does
     * not fit, none.
     *
     * @throws IllegalArgumentException naming an array that is missing, is of another shape, or that the layer has no
     *     weights for
     */
    public static void load(Map<String, NumpyArray> arrays, MMoE layer) {
        Map<String, Weights> named = named(layer);
        check(
                arrays.keySet().equals(named.keySet()),
                "arrays",
                new TreeSet<>(arrays.keySet()),
                "those of the layer, " + new TreeSet<>(named.keySet()));
        named.forEach((name, weights) -> {
            List<Integer> shape = shape(weights);
            check(
                    arrays.get(name).shape().equals(shape),
                    name,
                    "shape " + arrays.get(name).shape(),
                    "shape " + shape + ", that of " + weights.name());
        });
        named.forEach((name, weights) -> weights.set(arrays.get(name).values()));
    }

    /** Copies of a layer's weights. */
    public static SortedMap<String, NumpyArray> arrays(MMoE layer) {
        SortedMap<String, NumpyArray> arrays = new TreeMap<>();
        named(layer)
                .forEach((name, weights) ->
                        arrays.put(name, NumpyArray.of(weights.values().clone(), shape(weights))));
        return arrays;
    }

    private static Map<String, Weights> named(MMoE layer) {
        Map<String, Weights> named = new LinkedHashMap<>();
        layer.weights().forEach(weights -> named.put(kerasName(weights.name()), weights));
        return named;
    }

    private static String kerasName(String name) {
        Matcher experts = OF_EXPERTS.matcher(name);
        if (experts.matches()) {
            return "expert_" + experts.group(1);
        }
        Matcher gate = OF_GATE.matcher(name);
        check(gate.matches(), "weights", name, "those of one dense layer in each expert and gate, as keras-mmoe has");
        return "gate_" + gate.group(2) + "_task_" + gate.group(1);
    }

    private static List<Integer> shape(Weights weights) {
        return IntStream.of(weights.shape()).boxed().toList();
    }
}
