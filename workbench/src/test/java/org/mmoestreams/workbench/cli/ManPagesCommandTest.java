package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesCommandTest {

    @TempDir
    private Path folder;

    @Test
    void writesAPageForEachCommand() throws IOException {
        Path pages = folder.resolve("man");
        CapturedRun run = CapturedRun.of("man-pages", "--folder", pages.toString());
        assertThat(run).isEqualTo(new CapturedRun(0, "", ""));
        for (String command : MainTest.commands()) {
            assertThat(pages.resolve("mmoe-streams-" + command + ".adoc")).exists();
        }
        assertThat(Files.readString(pages.resolve("mmoe-streams-consume.adoc")))
                .contains(":doctype: manpage", "= mmoe-streams-consume(1)", "*--follow*", "--bootstrap");
        assertThat(CapturedRun.of("man-pages", "--folder", pages.toString()).exitCode())
                .as("over the pages of an earlier build")
                .isZero();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CapturedRun run = CapturedRun.of("man-pages", "--folder", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: folder: " + file + ": ")
                .contains("(expected: a folder that can be written)")
                .hasLineCount(1);
    }
}
