package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mmoestreams.checks.FileFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes manual pages of all commands. */
@Command(
        name = "man-pages",
        description = {
            "Write a manual page for each command, in AsciiDoc, over those of an earlier build.",
            "asciidoctor -b manpage makes pages for man of them."
        })
public final class ManPagesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--folder", required = true, paramLabel = "DIR", description = "Where to write; made if need be.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(
                    "folder: " + folder + ": " + FileFailure.reason(e) + " (expected: a folder that can be written)",
                    e);
        }
        CommandLine all =
                Main.commandLine(spec.commandLine().getOut(), spec.commandLine().getErr());
        return ManPageGenerator.generateManPage(folder.toFile(), null, new boolean[0], false, all.getCommandSpec()) == 0
                ? ExitCode.OK
                : ExitCode.SOFTWARE;
    }
}
