package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.HashSet;
import java.util.Set;

/** The names of a network's chunks. */
final class Names {

    private Names() {}

    /** Two parts of one name would overwrite each other's state. */
    static void checkDistinct(Trainable network) {
        Set<String> names = new HashSet<>();
        for (String name : network.chunkNames()) {
            check(names.add(name), "layers' state", name + ", twice", "a name of its own for each layer");
        }
    }
}
