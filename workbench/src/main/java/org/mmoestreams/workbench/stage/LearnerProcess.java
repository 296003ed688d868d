package org.mmoestreams.workbench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.cli.Main;
import org.mmoestreams.app.config.Assignments;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.http.HealthClient;
import org.mmoestreams.app.http.Vitals;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.ClassArchives;
import org.mmoestreams.workbench.process.JvmCommand;

/**
 * The learner in a process of its own, as {@code mmoe-streams run} would run it, so that it can be killed and measured.
 */
public final class LearnerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWN_LINES = 5;
    private static final String HEALTH = "health: ";

    private final JvmCommand command;
    private final String token;
    private ChildJvm process;

    private LearnerProcess(JvmCommand command, String token) {
        this.command = command;
        this.token = token;
        this.process = ChildJvm.start(command);
    }

    /**
     * Starts a learner.
     *
     * @param folder where its log goes
     * @param assignments its settings, {@code key=value} each
     * @param options further options of {@code run}
     */
    public static LearnerProcess start(String bootstrap, Path folder, List<String> assignments, String... options) {
        JvmCommand command =
                command(bootstrap, folder, Assignments.of(assignments)).withArgs(options);
        return new LearnerProcess(command, token(assignments));
    }

    /** Starts a learner, or what stands in for one, that tells its vital signs to everyone, or to nobody. */
    public static LearnerProcess start(JvmCommand command) {
        return new LearnerProcess(command, "");
    }

    /** What {@link #start(String, Path, List, String...)} runs, but for further options. */
    public static JvmCommand command(String bootstrap, Path folder, Assignments assignments) {
        JvmCommand command = JvmCommand.of(Main.class, folder.resolve("learner.log"))
                .withJvmArgs(JvmOptions.ofLearner())
                .withJvmArgs(ClassArchives.options("learner"))
                .withArgs("run", "--exit-with-parent", "--bootstrap", bootstrap)
                .withArgs(assignments.arguments().toArray(String[]::new));
        for (Map.Entry<String, String> secret : assignments.environment().entrySet()) {
            command = command.withEnvironment(secret.getKey(), secret.getValue());
        }
        return command;
    }

    /**
     * Checks that the learner runs.
     *
     * @throws IllegalStateException with the end of its log when it does not
     */
    public void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the learner ended with exit code " + process.exitStatus().orElse(-1) + ": " + endOfLog());
        }
    }

    /** Whether the learner's group has its partitions. */
    public boolean isReady(Admin admin, String applicationId) {
        try {
            ConsumerGroupDescription group = TopicAdmin.await(admin.describeConsumerGroups(List.of(applicationId))
                    .describedGroups()
                    .get(applicationId));
            return group.groupState() == GroupState.STABLE;
        } catch (GroupIdNotFoundException notYet) {
            return false;
        }
    }

    /** Kills the learner by SIGKILL and starts it again. */
    public void killAndRestart() {
        process.kill();
        process = ChildJvm.start(command);
    }

    /** Asks the learner to end (SIGTERM) and waits until it has; after 30 s it is killed. */
    public void stop() {
        process.stop(PATIENCE);
    }

    /** Starts the learner again after {@link #stop}. */
    public void restart() {
        process = ChildJvm.start(command);
    }

    /** The CPU time that the process has used, in seconds; NaN where the system does not tell. */
    public double cpuSeconds() {
        return ProcessHandle.of(process.pid())
                .flatMap(running -> running.info().totalCpuDuration())
                .map(used -> used.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    /** The most memory that the process has had resident, in bytes; empty where the system does not tell. */
    public OptionalLong peakResidentBytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The learner's vital signs; empty while it does not tell, as when it has just been started. */
    public Optional<Vitals> vitals() {
        return address().flatMap(address -> HealthClient.vitals(address, token));
    }

    /** Where the process that was started last answers over HTTP; empty before it has said so itself. */
    public Optional<String> address() {
        try (var lines = process.lines()) {
            return lines.filter(line -> line.startsWith(HEALTH))
                    .findFirst()
                    .map(line -> line.substring(HEALTH.length()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The last lines of the learner's log. */
    public String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(process.log());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            return "its log " + process.log() + " cannot be read";
        }
    }

    /** What the learner asks for: it has this process's environment, too. */
    private static String token(List<String> assignments) {
        return EffectiveConfig.of(Optional.empty(), System.getenv(), assignments)
                .settings()
                .http()
                .access()
                .token();
    }
}
