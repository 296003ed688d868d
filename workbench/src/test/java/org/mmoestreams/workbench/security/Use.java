package org.mmoestreams.workbench.security;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.mmoestreams.workbench.cli.CapturedRun;

/**
 * What a user does.
 *
 * @param user who, as the documentation calls them
 * @param command how
 * @param documented under which headings the documentation lists the ACLs
 */
record Use(String user, List<String> command, List<String> documented) {

    static final Use LEARN = new Use("learner", List.of("run"), List.of("run"));
    static final Use CREATE_AND_LEARN =
            new Use("learner", List.of("run", "--create-topics"), List.of("run", "run --create-topics"));
    static final Use REPLAY = new Use("feeder", replay(), List.of("replay"));
    static final Use CREATE_AND_REPLAY =
            new Use("feeder", replay("--create-topics"), List.of("replay", "replay --create-topics"));
    static final Use CONSUME = new Use("reader", List.of("consume", "predictions"), List.of("consume"));
    static final Use MODEL = new Use("reader", List.of("model"), List.of("model"));
    static final Use POSITION = new Use("operator", List.of("position"), List.of("position"));
    static final Use MOVE_POSITION =
            new Use("operator", List.of("position", "--to", "earliest", "--yes"), List.of("position --to"));
    static final Use RESET = new Use("operator", List.of("reset", "--yes"), List.of("reset"));

    static final List<Use> ALL =
            List.of(LEARN, CREATE_AND_LEARN, REPLAY, CREATE_AND_REPLAY, CONSUME, MODEL, POSITION, MOVE_POSITION, RESET);

    /** Whether it creates the shared topics. */
    boolean creates() {
        return command.contains("--create-topics");
    }

    /** All ACLs that the documentation lists for it. */
    Stream<AclBinding> acls() {
        return documented.stream().flatMap(use -> DocumentedAcls.of(use).stream());
    }

    CapturedRun run(SecuredCluster cluster, Names names) {
        return cluster.run(user, names, command.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return String.join(" ", command);
    }

    private static List<String> replay(String... more) {
        return Stream.concat(Stream.of("replay", "--rows", "../data/census/sample.csv"), Stream.of(more))
                .toList();
    }
}
