package org.mmoestreams.app.cli;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whether topics that are missing are created. To be mixed into a command. */
public final class TopicOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--create-topics", description = "Create the topics that are missing.")
    private boolean create;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description =
                    "Partitions of the features topic, and of a labels topic, when they are created; a topic that is"
                            + " there keeps its own."
                            + " Default: 1")
    private Optional<Integer> partitions = Optional.empty();

    public boolean create() {
        return create;
    }

    /** @throws picocli.CommandLine.ParameterException when it is below 1 */
    public int partitions() {
        return OptionValues.checked(spec, () -> atLeast("partitions", partitions.orElse(1), 1));
    }

    /**
     * Warns when the features topic has other partitions than were asked for in so many words.
     *
     * @param there how many it has
     */
    public void compare(String features, int there) {
        if (partitions.isPresent() && partitions.get() != there) {
            spec.commandLine()
                    .getErr()
                    .println("warning: --partitions: " + partitions.get() + ", but topic " + features
                            + " is there with " + there + " (a topic that is there keeps its partitions)");
            spec.commandLine().getErr().flush();
        }
    }
}
