package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The activations there are, by name. */
final class NamedActivations {

    private static final double LEAKY_SLOPE = 0.3;

    private NamedActivations() {}

    static Activation of(String name) {
        Map<String, Activation> all = all();
        check(all.containsKey(name), "activation", name, "one of " + String.join(", ", all.keySet()));
        return all.get(name);
    }

    static List<String> names() {
        return List.copyOf(all().keySet());
    }

    private static Map<String, Activation> all() {
        return new TreeMap<>(Map.of(
                "linear", Activation.linear(),
                "relu", Activation.relu(),
                "leaky-relu", Activation.leakyRelu(LEAKY_SLOPE),
                "elu", Activation.elu(1),
                "gelu", Activation.gelu(),
                "tanh", Activation.tanh(),
                "sigmoid", Activation.sigmoid(),
                "softplus", Activation.softplus(),
                "softmax", Activation.softmax()));
    }
}
