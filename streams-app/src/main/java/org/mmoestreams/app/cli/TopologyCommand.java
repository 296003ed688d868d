package org.mmoestreams.app.cli;

import java.util.concurrent.Callable;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.startup.SetUp;
import org.mmoestreams.app.topology.LearnerTopology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the topology. */
@Command(name = "topology", description = "Print the topology: its processors, stores and topics.")
public final class TopologyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Override
    public Integer call() {
        SetUp setUp = SetUp.of(config.settings());
        spec.commandLine()
                .getOut()
                .print(LearnerTopology.build(setUp.settings(), setUp.schema(), TopicLimits.usual())
                        .describe());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
