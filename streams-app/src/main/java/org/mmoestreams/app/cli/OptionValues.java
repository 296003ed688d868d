package org.mmoestreams.app.cli;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmoestreams.app.config.ConfigException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns what is wrong with the values of a command's options into wrong usage of that command. */
public final class OptionValues {

    private OptionValues() {}

    /**
     * Checks, before a command begins what may take long, that it will be able to write its report.
     *
     * @throws ParameterException when the file cannot be written
     */
    public static void checkReport(CommandSpec spec, Optional<Path> report) {
        checkWritable(spec, "report", report);
    }

    /**
     * Checks, before a command begins what may take long, that it will be able to write a file.
     *
     * @param option the option that names the file, without the dashes
     * @throws ParameterException when the file cannot be written
     */
    public static void checkWritable(CommandSpec spec, String option, Optional<Path> output) {
        output.ifPresent(file -> checked(spec, () -> {
            Path folder = file.toAbsolutePath().getParent();
            boolean writable = Files.exists(file)
                    ? Files.isWritable(file) && !Files.isDirectory(file)
                    : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
            check(writable, option, file, "a file that can be written, in a folder that is there");
            return file;
        }));
    }

    /**
     * What the options say.
     *
     * @param values checks them; its messages begin with an option's name without the dashes
     * @throws ParameterException when a value is out of range
     * @throws ConfigException as it is, since it names a key
     */
    public static <T> T checked(CommandSpec spec, Supplier<T> values) {
        try {
            return values.get();
        } catch (ConfigException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
