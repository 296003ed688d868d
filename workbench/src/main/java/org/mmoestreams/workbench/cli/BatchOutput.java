package org.mmoestreams.workbench.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.checks.FileFailure;

/** What commands for rows in files write beside models. */
final class BatchOutput {

    private static final String CONFIGURATION = "learner.yaml";

    private BatchOutput() {}

    /** Writes figures as JSON, where a file is given. */
    static void write(Optional<Path> report, Object figures) {
        report.ifPresent(file -> {
            try {
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), figures);
            } catch (IOException e) {
                throw cannotBeWritten(file, e);
            }
        });
    }

    /** Writes what of a configuration the models in a folder go with. */
    static void configuration(Path folder, EffectiveConfig config) {
        List<String> lines = new ArrayList<>(List.of("# What the models in this folder were trained with."));
        config.assignments(BatchOutput::isOfTheModel)
                .forEach(assignment -> lines.add(assignment.replaceFirst("=", ": ")));
        Path file = folder.resolve(CONFIGURATION);
        try {
            Files.createDirectories(folder);
            Files.write(file, lines);
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        }
    }

    private static boolean isOfTheModel(String key) {
        boolean named = Stream.of("model.", "optimizer.", "window.rows").anyMatch(key::startsWith);
        return named
                && !List.of("model.start-from", "model.start-optimizer-state").contains(key);
    }

    private static UncheckedIOException cannotBeWritten(Path file, IOException e) {
        return new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
    }
}
