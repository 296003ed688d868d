package org.mmoestreams.workbench.process;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmoestreams.app.runtime.ParentWatch;
import org.mmoestreams.workbench.broker.LocalCluster;
import org.mmoestreams.workbench.broker.LocalClusterConfig;

/** Starts a broker and waits to be killed: the parent of {@link ParentWatchTest}. */
final class BrokerParent {

    private BrokerParent() {}

    /** Takes the broker's folder and the file that its process id is written to once it is ready. */
    public static void main(String[] args) throws Exception {
        ParentWatch.exitWithParent();
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.in(Path.of(args[0])))) {
            Path half = Path.of(args[1] + ".new");
            Files.writeString(half, Long.toString(cluster.pid(1)));
            Files.move(half, Path.of(args[1]));
            cluster.awaitEnd();
        }
    }
}
