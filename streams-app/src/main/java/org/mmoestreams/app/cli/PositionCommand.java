package org.mmoestreams.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.PartitionState;
import org.mmoestreams.app.input.PositionMoves;
import org.mmoestreams.app.input.Positions;
import org.mmoestreams.app.input.Positions.Position;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows and moves where the learner is in its inputs. */
@Command(
        name = "position",
        description = {
            "Print where the models are in the features topic, and in the labels topic where there is one, one line per"
                    + " partition: up to which offset each has learnt, the group's offset, and what the topic has.",
            "With --to, move there: group's offset and model's position in one transaction. What is passed over is"
                    + " never learnt, and what is gone back over is learnt again. No learner may run."
        })
final class PositionCommand implements Callable<Integer> {

    private final Confirmation confirmation;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(
            names = "--to",
            paramLabel = "OFFSET",
            converter = PositionTarget.Converter.class,
            description =
                    "Move to this offset, or to one of: stored (up to where the model has learnt), earliest, latest.")
    private Optional<PositionTarget> target = Optional.empty();

    @Option(
            names = "--topic",
            paramLabel = "INPUT",
            converter = InputNames.class,
            completionCandidates = InputNames.class,
            description = "Only this one: ${COMPLETION-CANDIDATES}. Default: all are shown, and features is moved in.")
    private Optional<TopicRole> topic = Optional.empty();

    @Option(names = "--partition", paramLabel = "N", description = "Only this partition. Default: all.")
    private Optional<Integer> partition = Optional.empty();

    @Option(names = "--yes", description = "Do not ask before moving.")
    private boolean yes;

    PositionCommand() {
        this(Confirmation.atTerminal());
    }

    PositionCommand(Confirmation confirmation) {
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = config.settings();
        Topics topics = settings.topics();
        checkTopic(topics);
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            boolean moves = target.isPresent();
            new Permissions(admin)
                    .require(
                            moves
                                    ? RequiredPermissions.toMovePosition(settings)
                                    : RequiredPermissions.toReadPosition(settings));
            new TopicAdmin(admin)
                    .require(topics.inputs().stream().map(topics::name).toList());
            List<Position> positions = wanted(new Positions(settings, connection.bootstrap(), admin).read());
            return moves
                    ? move(positions, target.get(), new PositionMoves(settings, connection.bootstrap(), admin))
                    : show(positions);
        }
    }

    private void checkTopic(Topics topics) {
        if (topic.isPresent() && !topics.has(topic.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--topic: " + topic.get().label() + " (expected: an input that there is; "
                            + topic.get().key() + " names none)");
        }
    }

    private List<Position> wanted(List<Position> positions) {
        Optional<TopicRole> only = target.isPresent() ? topic.or(() -> Optional.of(TopicRole.FEATURES)) : topic;
        List<Position> ofInput = positions.stream()
                .filter(position -> only.isEmpty() || position.now().input() == only.get())
                .toList();
        List<Position> ofPartition = ofInput.stream()
                .filter(position ->
                        partition.isEmpty() || position.now().partition().partition() == partition.get())
                .toList();
        if (ofPartition.isEmpty()) {
            int most = ofInput.stream()
                    .mapToInt(position -> position.now().partition().partition())
                    .max()
                    .orElse(0);
            throw new ParameterException(
                    spec.commandLine(), "--partition: " + partition.orElse(0) + " (expected: 0 to " + most + ")");
        }
        return ofPartition;
    }

    private int show(List<Position> positions) {
        PrintWriter out = spec.commandLine().getOut();
        PositionTable.of(positions).forEach(out::println);
        positions.forEach(position -> position.fault().ifPresent(fault -> out.println(fault.message())));
        out.flush();
        return positions.stream().allMatch(position -> position.fault().isEmpty()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int move(List<Position> positions, PositionTarget to, PositionMoves moves) throws IOException {
        Map<PartitionState, Long> targets = new LinkedHashMap<>();
        for (Position position : positions) {
            to.in(position).ifPresent(offset -> targets.put(position.now(), inRange(position.now(), offset)));
        }
        if (targets.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--to: stored (expected: an offset, earliest or latest, for nothing is stored that was learnt from"
                            + " this topic)");
        }
        List<String> lines = targets.entrySet().stream()
                .map(each -> each.getKey().partition() + " to offset " + each.getValue())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (!yes && !confirmation.given("This moves\n  " + String.join("\n  ", lines) + "\nGo on?", spec)) {
            out.println("nothing moved");
            return ExitCode.SOFTWARE;
        }
        moves.move(targets);
        lines.forEach(line -> out.println("moved " + line));
        out.flush();
        return ExitCode.OK;
    }

    private long inRange(PartitionState now, long offset) {
        if (offset < now.logStart() || offset > now.logEnd()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--to: " + offset + " (expected: " + now.logStart() + " to " + now.logEnd() + ", which "
                            + now.partition() + " has)");
        }
        return offset;
    }
}
