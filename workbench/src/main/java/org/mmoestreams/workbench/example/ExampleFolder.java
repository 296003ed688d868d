package org.mmoestreams.workbench.example;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.mmoestreams.checks.FileFailure;

/** The folder that an example's figures and plots go to. */
public final class ExampleFolder {

    private static final String FIGURES = "figures.json";

    private final Path folder;

    private ExampleFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder, made where it is not there.
     *
     * @throws IllegalArgumentException when it cannot be made, or cannot be written to
     */
    public static ExampleFolder of(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw refused(folder, FileFailure.reason(e), e);
        }
        if (!Files.isWritable(folder)) {
            throw refused(folder, "permission denied", null);
        }
        return new ExampleFolder(folder);
    }

    /**
     * Writes the figures, and each plot as a PNG, over what an earlier run left.
     *
     * @return the files
     * @throws UncheckedIOException when one cannot be written
     */
    public List<Path> write(String example, Outcome outcome) {
        List<Path> files = new ArrayList<>();
        Path figures = folder.resolve(FIGURES);
        try {
            new JsonMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(figures.toFile(), new Written(example, outcome.figures()));
        } catch (IOException e) {
            throw cannotBeWritten(figures, e);
        }
        files.add(figures);
        outcome.plots().forEach(plot -> files.add(write(plot)));
        return files;
    }

    private Path write(Plot plot) {
        Path file = folder.resolve(plot.name() + ".png");
        try {
            ImageIO.write(PlotImage.of(plot), "png", file.toFile());
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        }
        return file;
    }

    private static IllegalArgumentException refused(Path folder, String reason, IOException e) {
        return new IllegalArgumentException(
                "output: " + folder + " (expected: a folder that can be made and written to; " + reason + ")", e);
    }

    private static UncheckedIOException cannotBeWritten(Path file, IOException e) {
        return new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
    }

    private record Written(String example, Object figures) {}
}
