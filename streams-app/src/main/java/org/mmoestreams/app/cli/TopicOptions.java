package org.mmoestreams.app.cli;

import picocli.CommandLine.Option;

/** Whether topics that are missing are created. To be mixed into a command. */
public final class TopicOptions {

    @Option(names = "--create-topics", description = "Create the topics that are missing.")
    private boolean create;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Partitions of the features topic when it is created. Default: ${DEFAULT-VALUE}")
    private int partitions;

    boolean create() {
        return create;
    }

    int partitions() {
        return partitions;
    }
}
