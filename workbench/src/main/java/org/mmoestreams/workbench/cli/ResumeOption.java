package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import org.mmoestreams.app.config.Settings;
import picocli.CommandLine.Option;

/** Whether a replay goes on where an earlier one ended. To be mixed into a command. */
final class ResumeOption {

    private static final String PARTITIONER = "partitioner.class";

    @Option(
            names = "--resume",
            description = "Go on behind what an earlier replay of the same rows, with the same options, has sent: the"
                    + " topics' last records are looked for among all of them.")
    private boolean resume;

    boolean isGiven() {
        return resume;
    }

    /** @throws IllegalArgumentException when nobody could tell to which partitions messages went */
    void checkAgainst(Settings settings) {
        boolean isUsual = settings.kafka().keySet().stream().noneMatch(key -> key.endsWith(PARTITIONER));
        check(!resume || isUsual, "resume", "given", "no kafka." + PARTITIONER + " beside it; use --from-row");
    }
}
