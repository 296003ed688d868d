package org.mmoestreams.app.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Asks whoever sits at the terminal. */
@FunctionalInterface
public interface Confirmation {

    /** The answer to a question; empty when nobody can be asked. */
    Optional<Boolean> ask(String question);

    /**
     * Whether the answer to a question is yes.
     *
     * @throws ParameterException when nobody can be asked
     */
    default boolean given(String question, CommandSpec spec) {
        return ask(question)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--yes: not given, and there is no terminal to ask at (expected: --yes)"));
    }

    /** Asks at the terminal, if input and output are one. */
    static Confirmation atTerminal() {
        return question -> Optional.ofNullable(System.console()).map(console -> answer(console, question));
    }

    private static boolean answer(Console console, String question) {
        String line = console.readLine("%s [y/N] ", question);
        return line != null && Set.of("y", "yes").contains(line.strip().toLowerCase(Locale.ROOT));
    }
}
