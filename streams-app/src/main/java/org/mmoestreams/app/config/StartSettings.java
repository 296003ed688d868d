package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.util.Optional;
import org.mmoestreams.settings.Values;

/**
 * What a model begins with where none is stored yet.
 *
 * @param from the file of a saved model; empty: with nothing
 * @param optimizerState whether the optimiser goes on from that model's state, where it is in the file
 */
public record StartSettings(Optional<Path> from, boolean optimizerState) {

    private static final Key<Optional<Path>> FROM = new Key<>(
            "model.start-from",
            ValueTypes.path(),
            "",
            "A file of `train --save` or `model --save`: the model that a partition begins with where none is stored"
                    + " yet. Must be there at each start. Empty: one that has learnt nothing.");
    private static final Key<Boolean> OPTIMIZER_STATE = new Key<>(
            "model.start-optimizer-state",
            Values.flag(),
            "true",
            "Whether the optimizer goes on from the state that it has in that file, or begins anew with its weights.");

    static StartSettings of(KeyValues values) {
        return new StartSettings(values.of(FROM), values.of(OPTIMIZER_STATE));
    }

    /** The key that names the file. */
    public static String key() {
        return FROM.name();
    }
}
