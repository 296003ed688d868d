package org.mmoestreams.workbench.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.app.cli.ConfigOptions;
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
    static void configuration(Path folder, ConfigOptions config, LearnerConfig learner) {
        List<String> lines = new ArrayList<>(List.of("# What the models in this folder were trained with."));
        config.effective()
                .assignments(key ->
                        (key.startsWith("model.") && !key.startsWith("model.start")) || key.startsWith("optimizer."))
                .forEach(assignment -> lines.add(assignment.replaceFirst("=", ": ")));
        lines.add("window.rows: " + learner.windowRows());
        Path file = folder.resolve(CONFIGURATION);
        try {
            Files.createDirectories(folder);
            Files.write(file, lines);
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        }
    }

    private static UncheckedIOException cannotBeWritten(Path file, IOException e) {
        return new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
    }
}
