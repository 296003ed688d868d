package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.checks.FileFailure;

/**
 * The folder that a draft is written into.
 *
 * @param folder it; made where it is not there
 * @param given the file with the schema, where there is one already
 */
public record DraftFolder(Path folder, Optional<Path> given) {

    /** The configuration's file. */
    public Path config() {
        return folder.resolve("learner.yaml");
    }

    /**
     * Checks that files can be written.
     *
     * @param force whether files that are there may be written over
     * @throws IllegalArgumentException when they cannot, or are there
     */
    public void requireWritable(boolean force) {
        check(!Files.exists(folder) || Files.isDirectory(folder), "folder", folder, "a folder, or a name that is free");
        for (Path file : files()) {
            check(
                    force || !Files.exists(file),
                    "folder",
                    file + ", which is there",
                    "no such file; --force writes over it");
            check(!Files.isDirectory(file), "folder", file + ", a folder", "a file that can be written over");
        }
    }

    /**
     * Writes the files of a draft.
     *
     * @return the files
     * @throws UncheckedIOException when one cannot be written
     */
    public List<Path> write(Draft draft, DraftOrigin origin) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be made: " + FileFailure.reason(e), e);
        }
        if (given.isEmpty()) {
            write(schema(), draft.schema());
        }
        write(spec(), draft.spec());
        write(config(), LearnerDraft.of(origin, config(), schema(), spec()));
        return files();
    }

    private List<Path> files() {
        Stream<Path> own = given.isEmpty() ? Stream.of(schema()) : Stream.empty();
        return Stream.concat(own, Stream.of(spec(), config())).toList();
    }

    private Path schema() {
        return given.orElseGet(() -> folder.resolve("event.avsc"));
    }

    private Path spec() {
        return folder.resolve("features.yaml");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
        }
    }
}
