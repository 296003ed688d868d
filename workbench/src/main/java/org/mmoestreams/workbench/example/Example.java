package org.mmoestreams.workbench.example;

import java.io.IOException;

/**
 * Something that is shown by figures: it makes or reads its data, learns, and ends by itself. Its options are its
 * constructor's; the same ones, seed among them, give the same outcome.
 */
public interface Example {

    /** What it is called on the command line, in lower case. */
    String name();

    /**
     * Runs it to its end.
     *
     * @param progress is told how it goes, before each part that takes long
     * @throws IOException when data cannot be read
     * @throws IllegalStateException when it is interrupted
     */
    Outcome run(Progress progress) throws IOException;
}
