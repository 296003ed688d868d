package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the help says of the commands that read rows, and what their document says, go together. */
class DocumentedOptionsTest {

    private static final List<String> OF_EVERY_COMMAND = List.of("--help", "--version", "--debug");

    @ParameterizedTest
    @ValueSource(
            strings = {"init", "demo", "doctor", "replay", "metrics", "report", "train", "evaluate", "infer", "export"})
    void areTheCommandsOwn(String command) throws IOException {
        List<String> own = commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !OF_EVERY_COMMAND.contains(name))
                .toList();
        String all = Files.readString(Path.of("..", "docs", "cli.md"));
        String section = all.substring(all.indexOf("\n## " + command + "\n"));
        String text = section.substring(0, section.indexOf("\n## ", 1));
        List<String> documented = Pattern.compile("--[a-z][a-z-]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(documented).containsAll(own).allMatch(name -> own.contains(name) || known(name));
    }

    private static boolean known(String name) {
        return commandLine().getSubcommands().values().stream()
                .anyMatch(command -> command.getCommandSpec().findOption(name) != null);
    }

    private static CommandLine commandLine() {
        return Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    }
}
