package org.mmoestreams.workbench.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;

/**
 * What a user does.
 *
 * @param user who, as the documentation calls them
 * @param command how
 * @param documented under which headings the documentation lists the ACLs
 * @param optional which of the topics are there that there need not be
 */
record Use(String user, List<String> command, List<String> documented, Set<TopicRole> optional) {

    /** The topics of changes and of experts. */
    static final Set<TopicRole> TOLD = Set.of(TopicRole.DRIFT, TopicRole.EXPERTS);

    /** The topic of labels. */
    static final Set<TopicRole> LABELS = Set.of(TopicRole.LABELS);

    private static final Map<Set<TopicRole>, String> HEADINGS = Map.of(LABELS, "labels: ", TOLD, "told: ");
    private static final String[] LATE = {"--start-time", "1995-01-01T00:00:00Z", "--label-delay", "fixed:3"};

    static final Use LEARN = of("learner", List.of("run"), "run");
    static final Use CREATE_AND_LEARN = LEARN.creating();
    static final Use REPLAY = of("feeder", replay(), "replay");
    static final Use CREATE_AND_REPLAY = REPLAY.creating();
    static final Use CONSUME = of("reader", List.of("consume", "predictions"), "consume");
    static final Use MODEL = of("reader", List.of("model"), "model");
    static final Use REPORT =
            of("reader", List.of("report", "--output", "target/least-privilege.html", "--force"), "report");
    static final Use POSITION = of("operator", List.of("position"), "position");
    static final Use MOVE_POSITION = of("operator", List.of("position", "--to", "earliest", "--yes"), "position --to");
    static final Use RESET = of("operator", List.of("reset", "--yes"), "reset");

    static final Use LEARN_LABELS = LEARN.withLabels("run");
    static final Use CREATE_AND_LEARN_LABELS = CREATE_AND_LEARN.withLabels("run", "run --create-topics");
    static final Use REPLAY_LABELS = of("feeder", replay(LATE), "replay").withLabels("replay --label-delay");
    static final Use CREATE_AND_REPLAY_LABELS = REPLAY_LABELS.creating().withLabels("replay --create-topics");
    static final Use MODEL_OF_LABELS = MODEL.withLabels("model");
    static final Use POSITION_IN_LABELS = POSITION.withLabels("position");
    static final Use MOVE_POSITION_IN_LABELS = MOVE_POSITION.withLabels("position");
    static final Use AUDIT = new Use("reader", List.of("audit"), List.of("audit"), LABELS);

    static final Use LEARN_AND_TELL = LEARN.with(TOLD, "run");
    static final Use CREATE_LEARN_AND_TELL = CREATE_AND_LEARN.with(TOLD, "run", "run --create-topics");
    static final Use CONSUME_CHANGES =
            of("reader", List.of("consume", "drift"), "consume").with(TOLD, "consume");
    static final Use CONSUME_EXPERTS =
            of("reader", List.of("consume", "experts"), "consume").with(TOLD, "consume");

    static final List<Use> ALL = List.of(
            LEARN,
            CREATE_AND_LEARN,
            REPLAY,
            CREATE_AND_REPLAY,
            CONSUME,
            MODEL,
            REPORT,
            POSITION,
            MOVE_POSITION,
            RESET,
            LEARN_LABELS,
            CREATE_AND_LEARN_LABELS,
            REPLAY_LABELS,
            CREATE_AND_REPLAY_LABELS,
            CREATE_AND_REPLAY.withLabels("replay --create-topics", "replay --create-topics, of events alone"),
            MODEL_OF_LABELS,
            POSITION_IN_LABELS,
            MOVE_POSITION_IN_LABELS,
            AUDIT,
            LEARN_AND_TELL,
            CREATE_LEARN_AND_TELL,
            CONSUME_CHANGES,
            CONSUME_EXPERTS);

    /** Whether it creates the shared topics. */
    boolean creates() {
        return command.contains("--create-topics");
    }

    /** Whether it moves the position. */
    boolean moves() {
        return command.contains("--to");
    }

    /** All ACLs that the documentation lists for it. */
    Stream<AclBinding> acls() {
        return documented.stream().flatMap(use -> DocumentedAcls.of(use).stream());
    }

    /** Those that the same use has not without the topics that there need not be, where there is such a use. */
    Stream<AclBinding> aclsOfItsOwn() {
        String heading = HEADINGS.getOrDefault(optional, "");
        boolean widens = documented.stream().anyMatch(use -> use.startsWith(heading));
        return documented.stream()
                .filter(use -> !widens || use.startsWith(heading))
                .flatMap(use -> DocumentedAcls.of(use).stream());
    }

    CapturedRun run(SecuredCluster cluster, Names names) {
        return cluster.run(user, names.with(optional), command.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return String.join(" ", command) + (optional.isEmpty() ? "" : ", " + optional);
    }

    private static Use of(String user, List<String> command, String... documented) {
        return new Use(user, command, List.of(documented), Set.of());
    }

    private Use withLabels(String... more) {
        return with(LABELS, more);
    }

    private Use with(Set<TopicRole> others, String... more) {
        String heading = HEADINGS.get(others);
        List<String> all = Stream.concat(documented.stream(), Stream.of(more).map(heading::concat))
                .toList();
        return new Use(user, command, all, others);
    }

    private Use creating() {
        return new Use(
                user,
                Stream.concat(command.stream(), Stream.of("--create-topics")).toList(),
                Stream.concat(documented.stream(), Stream.of(command.get(0) + " --create-topics"))
                        .toList(),
                optional);
    }

    private static List<String> replay(String... more) {
        return Stream.concat(Stream.of("replay", "--rows", "../data/census/sample.csv"), Stream.of(more))
                .toList();
    }
}
