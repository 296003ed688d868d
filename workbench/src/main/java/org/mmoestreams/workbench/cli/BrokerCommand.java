package org.mmoestreams.workbench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a local broker, or a cluster, in the foreground. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a local KRaft broker, or a cluster of them, until Ctrl-C.",
            "It listens on 127.0.0.1 only and keeps its data in a folder, so that the next start finds it."
        })
public final class BrokerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "Folder the data is kept in.")
    private Path directory;

    @Option(
            names = "--port",
            defaultValue = "9092",
            paramLabel = "PORT",
            description =
                    "Port of the first node, the others follow it; 0 chooses free ports. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--nodes",
            defaultValue = "1",
            paramLabel = "N",
            description = "Number of nodes, 1 to 9. A folder keeps its number. Default: ${DEFAULT-VALUE}")
    private int nodes;

    @Override
    public Integer call() {
        LocalCluster cluster = LocalCluster.start(config());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster), "stop-brokers"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("bootstrap.servers=" + cluster.bootstrapServers());
        out.flush();
        try (cluster) {
            cluster.awaitEnd();
        }
        return 0;
    }

    private LocalClusterConfig config() {
        return OptionValues.checked(
                spec, () -> LocalClusterConfig.in(directory).withNodes(nodes).withPort(port));
    }

    private static void stop(LocalCluster cluster) {
        boolean asked = !cluster.isClosed();
        cluster.close();
        if (asked) {
            // being told to stop is how this command ends well; a JVM would return 130 or 143
            Runtime.getRuntime().halt(0);
        }
    }
}
