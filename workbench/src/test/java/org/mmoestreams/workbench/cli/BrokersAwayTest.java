package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;
import org.mmoestreams.workbench.testing.FreePort;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where no broker answers, each command that asks one says so in one line, all logs included, and ends. */
@Timeout(240)
class BrokersAwayTest {

    /** What a command needs beside {@code --bootstrap}, so that it comes to ask. */
    private static final Map<String, List<String>> MORE = Map.of(
            "init", List.of("--topic", "visits", "--schema", "visit.avsc", "--folder", "draft", "--task", "a=bought"),
            "consume", List.of("metrics"),
            "report", List.of("--output", "report.html"),
            "audit", List.of("--set", "topics.labels=census.labels"),
            "reset", List.of("--yes"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void everyCommandSaysWhoDoesNotAnswer() throws IOException {
        Files.writeString(folder.resolve("visit.avsc"), """
                {"type": "record", "name": "Visit", "fields": [{"name": "bought", "type": "boolean"}]}
                """);
        String nobody = "127.0.0.1:" + FreePort.any();
        Map<String, ChildJvm> running = new LinkedHashMap<>();
        askingCommands().forEach(command -> running.put(command, start(command, nobody)));
        assertThat(running).containsKeys("run", "replay", "consume", "model", "init", "position");
        for (Map.Entry<String, ChildJvm> each : running.entrySet()) {
            try (ChildJvm command = each.getValue()) {
                assertThat(command.awaitExit(PATIENCE)).as(each.getKey()).isTrue();
                assertThat(Files.readString(command.log()))
                        .as(each.getKey())
                        .startsWith("error: bootstrap: " + nobody
                                + " (expected: a Kafka broker that answers within 8 s; start it, or name another"
                                + " with --bootstrap;")
                        .hasLineCount(1);
                assertThat(command.exitStatus()).as(each.getKey()).hasValue(1);
            }
        }
    }

    @Test
    void waitsAsLongAsItIsTold() throws IOException {
        CapturedRun run = CapturedRun.of("run", "--bootstrap", "127.0.0.1:1", "--await-brokers", "PT1S");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("that answers within 1 s;").hasLineCount(1);
    }

    private static List<String> askingCommands() {
        CommandLine all = Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        return all.getSubcommands().entrySet().stream()
                .filter(command -> asks(command.getValue().getCommandSpec()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean asks(CommandSpec command) {
        return command.findOption("--bootstrap") != null;
    }

    private ChildJvm start(String command, String bootstrap) {
        List<String> arguments = new ArrayList<>(List.of(command, "--bootstrap", bootstrap));
        for (String more : MORE.getOrDefault(command, List.of())) {
            boolean isFile = more.contains(".avsc") || more.contains(".html") || more.equals("draft");
            arguments.add(isFile ? folder.resolve(more).toString() : more);
        }
        return ChildJvm.start(JvmCommand.of(Main.class, folder.resolve(command + ".log"))
                .withJvmArgs(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"))
                .withArgs(arguments.toArray(String[]::new)));
    }
}
