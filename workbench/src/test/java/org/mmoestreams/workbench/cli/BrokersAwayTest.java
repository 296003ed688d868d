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

    /** Says what it finds in lines of its own. */
    private static final String DOCTOR = "doctor";

    /** Nobody can be given this port of loopback meanwhile, as may happen to one that was free a moment ago. */
    private static final String NOBODY = "127.0.0.1:1";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** They wait, once they have started. */
    private static final int AT_ONCE = 6;

    @TempDir
    private Path folder;

    @Test
    void everyCommandSaysWhoDoesNotAnswer() throws IOException {
        Files.writeString(folder.resolve("visit.avsc"), """
                {"type": "record", "name": "Visit", "fields": [{"name": "bought", "type": "boolean"}]}
                """);
        List<String> commands = askingCommands();
        assertThat(commands).contains("run", "replay", "consume", "model", "init", "position", "top");
        for (int from = 0; from < commands.size(); from += AT_ONCE) {
            requireOneLineOfEach(commands.subList(from, Math.min(from + AT_ONCE, commands.size())));
        }
    }

    @Test
    void theDoctorFindsOneFault() {
        CapturedRun run = CapturedRun.of(DOCTOR, "--bootstrap", NOBODY);
        assertThat(run.out().lines().filter(line -> line.startsWith("fault ")))
                .singleElement()
                .asString()
                .matches("fault {2,}brokers {2,}" + NOBODY + ": .+");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsItIsTold() throws IOException {
        CapturedRun run = CapturedRun.of("run", "--bootstrap", NOBODY, "--await-brokers", "PT1S");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("that answers within 1 s;").hasLineCount(1);
    }

    private void requireOneLineOfEach(List<String> commands) throws IOException {
        Map<String, ChildJvm> running = new LinkedHashMap<>();
        try {
            commands.forEach(command -> running.put(command, start(command)));
            for (Map.Entry<String, ChildJvm> each : running.entrySet()) {
                ChildJvm command = each.getValue();
                assertThat(command.awaitExit(PATIENCE)).as(each.getKey()).isTrue();
                assertThat(Files.readString(command.log()).strip())
                        .as(each.getKey())
                        .matches("error: bootstrap: " + NOBODY + " \\(expected: a Kafka broker that answers within"
                                + " \\d+ s; start it, or name another with --bootstrap;.*");
                assertThat(command.exitStatus()).as(each.getKey()).hasValue(1);
            }
        } finally {
            running.values().forEach(ChildJvm::kill);
        }
    }

    private static List<String> askingCommands() {
        CommandLine all = Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        return all.getSubcommands().entrySet().stream()
                .filter(command -> asks(command.getValue().getCommandSpec()))
                .map(Map.Entry::getKey)
                .filter(command -> !command.equals(DOCTOR))
                .toList();
    }

    private static boolean asks(CommandSpec command) {
        return command.findOption("--bootstrap") != null;
    }

    private ChildJvm start(String command) {
        List<String> arguments = new ArrayList<>(List.of(command, "--bootstrap", NOBODY));
        for (String more : MORE.getOrDefault(command, List.of())) {
            boolean isFile = more.contains(".avsc") || more.contains(".html") || more.equals("draft");
            arguments.add(isFile ? folder.resolve(more).toString() : more);
        }
        return ChildJvm.start(JvmCommand.of(Main.class, folder.resolve(command + ".log"))
                .withJvmArgs(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"))
                .withArgs(arguments.toArray(String[]::new)));
    }
}
