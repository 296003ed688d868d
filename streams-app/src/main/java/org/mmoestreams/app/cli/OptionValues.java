package org.mmoestreams.app.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns what is wrong with the values of a command's options into wrong usage of that command. */
final class OptionValues {

    private OptionValues() {}

    /**
     * What the options say.
     *
     * @param values checks them; its messages begin with an option's name without the dashes
     * @throws ParameterException when a value is out of range
     */
    static <T> T checked(CommandSpec spec, Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
