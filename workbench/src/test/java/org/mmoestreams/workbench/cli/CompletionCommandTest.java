package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As bash completes with the script, once it has been sourced. */
@Timeout(60)
class CompletionCommandTest {

    @TempDir
    private Path folder;

    @Test
    void completesACommand() throws Exception {
        assertThat(completed("mmoe-streams cons")).containsExactly("consume");
        assertThat(completed("mmoe-streams re")).containsExactlyInAnyOrder("replay", "report", "reset");
    }

    @Test
    void completesAnOptionOfACommand() throws Exception {
        assertThat(completed("mmoe-streams consume --boot")).containsExactly("--bootstrap");
        assertThat(completed("mmoe-streams top --int")).containsExactly("--interval");
    }

    @Test
    void completesAValueThatIsOneOfSome() throws Exception {
        assertThat(completed("mmoe-streams consume pred")).containsExactly("predictions");
    }

    private String[] completed(String typed) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"), CapturedRun.of("completion").out());
        // what readline does: the function of the command is called with the words typed so far
        Path caller = Files.writeString(folder.resolve("caller"), """
                source "$1"
                read -ra COMP_WORDS <<< "$2"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE=$2 COMP_POINT=${#2}
                COMPREPLY=()
                function_of=$(complete -p mmoe-streams | sed 's/.* -F \\([^ ]*\\) .*/\\1/')
                "$function_of" mmoe-streams "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """);
        Path errors = folder.resolve("errors");
        Process bash = new ProcessBuilder("bash", "--norc", caller.toString(), script.toString(), typed)
                .redirectError(errors.toFile())
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(Files.readString(errors)).isZero();
        return said.lines().map(String::strip).toArray(String[]::new);
    }
}
