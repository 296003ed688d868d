package org.mmoestreams.workbench.example;

import java.io.IOException;

/** Images of ten classes, some to learn from and others to test on. */
public interface ImageSource {

    /** How many classes there are. */
    int CLASSES = 10;

    /** What the images are, in a few words. */
    String name();

    /**
     * Those to learn from.
     *
     * @throws IOException when they cannot be read
     */
    ImageSet train() throws IOException;

    /**
     * Those to test on.
     *
     * @throws IOException when they cannot be read
     */
    ImageSet test() throws IOException;
}
