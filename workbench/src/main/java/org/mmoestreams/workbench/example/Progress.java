package org.mmoestreams.workbench.example;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Hears how an example goes, and ends one that is interrupted. */
public final class Progress {

    private final Consumer<String> view;
    private final BooleanSupplier interrupted;

    private Progress(Consumer<String> view, BooleanSupplier interrupted) {
        this.view = view;
        this.interrupted = interrupted;
    }

    /**
     * Progress that is shown.
     *
     * @param view is given the lines
     * @param interrupted whether to give up
     */
    public static Progress of(Consumer<String> view, BooleanSupplier interrupted) {
        return new Progress(view, interrupted);
    }

    /**
     * Shows a line.
     *
     * @throws IllegalStateException when the example should end
     */
    public void say(String line) {
        goOn();
        view.accept(line);
    }

    /**
     * Goes on unless the example is interrupted; examples call it several times a second.
     *
     * @throws IllegalStateException when the example should end
     */
    public void goOn() {
        if (interrupted.getAsBoolean()) {
            throw new IllegalStateException("example: interrupted (expected: to be left to end)");
        }
    }
}
