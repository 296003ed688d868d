package org.mmoestreams.workbench.batch;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training keeps in files.
 *
 * @param folder gets them; empty: nothing is kept
 * @param every after how many epochs, or passes, the model is written, at least 1; the last one is written in any case
 * @param resumes whether the training that the folder is of goes on
 */
public record Saving(Optional<Path> folder, int every, boolean resumes) {

    /** Nothing is kept. */
    public static final Saving NONE = new Saving(Optional.empty(), 1, false);

    /** Checks the ranges. */
    public Saving {
        atLeast("save-every", every, 1);
        check(!resumes || folder.isPresent(), "resume", true, "--save FOLDER, of the training that is to go on");
    }
}
