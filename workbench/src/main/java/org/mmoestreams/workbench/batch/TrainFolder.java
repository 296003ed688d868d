package org.mmoestreams.workbench.batch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.mmoestreams.checks.Checks;
import org.mmoestreams.checks.FileFailure;
import org.mmoestreams.client.models.SavedModel;

/**
 * The folder of a training: the best model, the learner's own after some epochs, and how far it is. A file is replaced
 * once the one in its place is whole, and what says how far it is comes last: whoever reads it finds the rest.
 */
final class TrainFolder {

    /** The best model. */
    static final String BEST = "best.model";

    private static final String PROGRESS = "training.json";

    private final Path folder;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TrainFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks that there is a training where one is to go on, and none where a new one is to be.
     *
     * @throws IllegalArgumentException when not
     */
    static void check(Saving saving) {
        saving.folder().ifPresent(folder -> {
            boolean begun = Files.exists(folder.resolve(PROGRESS));
            Checks.check(
                    !begun || saving.resumes(),
                    "save",
                    folder,
                    "a folder without a training; --resume has that one go on, or name another folder");
            Checks.check(begun || !saving.resumes(), "resume", folder, "a folder that train --save wrote");
        });
    }

    /** The folder of a training, which is made where it is not there. */
    static Optional<TrainFolder> of(Saving saving) {
        return saving.folder().map(folder -> {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "save: " + folder + " (expected: a folder that can be made; " + FileFailure.reason(e) + ")", e);
            }
            return new TrainFolder(folder);
        });
    }

    /** How far the training is. */
    <T> T progress(Class<T> type) {
        try {
            return json.readValue(folder.resolve(PROGRESS).toFile(), type);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "resume: " + folder.resolve(PROGRESS) + " (expected: what train --save wrote; "
                            + FileFailure.reason(e) + ")",
                    e);
        }
    }

    /** Says how far the training is. */
    void progress(Object progress) {
        Path beside = folder.resolve(PROGRESS + ".part");
        try {
            json.writerWithDefaultPrettyPrinter().writeValue(beside.toFile(), progress);
            Files.move(beside, folder.resolve(PROGRESS), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(beside + ": cannot be written: " + FileFailure.reason(e), e);
        }
    }

    /** Writes a model. */
    void save(String name, SavedModel model) {
        model.write(folder.resolve(name));
    }

    /** Reads a model. */
    SavedModel read(String name) {
        return SavedModel.read("resume", folder.resolve(name));
    }

    /** The name of a model after an epoch or a pass. */
    static String numbered(String what, int number) {
        return String.format(Locale.ROOT, "%s-%04d.model", what, number);
    }

    /** The name of the mean of weights after an epoch. */
    static String mean(int epoch) {
        return numbered("mean", epoch);
    }
}
