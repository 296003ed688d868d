package org.mmoestreams.model;

import org.mmoestreams.nn.ArraySizes;
import org.mmoestreams.nn.InputShape;
import org.mmoestreams.nn.LinearShape;

/** Checks of sizes that networks have in common: of the layer that reads embeddings, and of what towers read. */
final class Sizes {

    private Sizes() {}

    /** The sizes of the layer that reads embeddings, in a frame. */
    static LinearShape linear(InputShape in, Frame frame, int tasks, int outputs) {
        return new LinearShape(in, frame.embeddingWidth(), frame.wide() ? tasks : 0, outputs);
    }

    /**
     * Checks that the layer that reads embeddings can be.
     *
     * @param outputs its linear outputs
     * @param names the settings that make them so many
     * @throws IllegalArgumentException when it would be too large
     */
    static void checkInput(InputShape in, Frame frame, int tasks, long outputs, String names) {
        ArraySizes.fits(names, 1, "row", outputs, "outputs");
        ArraySizes.fits(linear(in, frame, tasks, (int) outputs), tasks, names);
    }

    /**
     * Checks that towers can be.
     *
     * @param units what each of them reads
     * @param name the setting that makes them so many
     * @throws IllegalArgumentException when they would be too large
     */
    static void checkTowers(Frame frame, int tasks, int units, String name) {
        ArraySizes.fits("tasks, " + name, tasks, "tasks", units, "units");
        ArraySizes.fits(name + ", tower-units", units + 1L, "inputs", frame.towerUnits(), "units");
    }
}
