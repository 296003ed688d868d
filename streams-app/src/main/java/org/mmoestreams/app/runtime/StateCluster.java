package org.mmoestreams.app.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows of which Kafka cluster an application's local state is. It is a copy of changelogs, and Kafka Streams would
 * take it for one of those that another cluster has by the same names.
 */
final class StateCluster {

    private static final Logger LOG = LoggerFactory.getLogger(StateCluster.class);

    private final Path folder;
    private final Path mark;
    private final Optional<String> cluster;

    private StateCluster(Settings settings, Optional<String> cluster) {
        this.folder = settings.applicationStateDir();
        this.mark = settings.stateDir().resolve(settings.applicationId() + "+cluster");
        this.cluster = cluster;
    }

    /** That of a learner on these brokers. */
    static StateCluster of(Settings settings, Admin admin) {
        return of(
                settings,
                Optional.ofNullable(TopicAdmin.await(admin.describeCluster().clusterId())));
    }

    /** @param cluster the id of its Kafka cluster; empty where brokers tell none */
    static StateCluster of(Settings settings, Optional<String> cluster) {
        return new StateCluster(settings, cluster);
    }

    /**
     * Makes it one of this cluster, before Kafka Streams starts.
     *
     * @param cleanUp removes what is there
     */
    void own(Runnable cleanUp) {
        if (cluster.isEmpty()) {
            return;
        }
        try {
            Optional<String> before = Files.exists(mark) ? Optional.of(Files.readString(mark)) : Optional.empty();
            if (before.equals(cluster)) {
                return;
            }
            if (before.isPresent() && Files.exists(folder)) {
                LOG.warn(
                        "{}: removed, for it is of Kafka cluster {} and not of {}",
                        folder,
                        before.get(),
                        cluster.get());
                cleanUp.run();
            }
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, cluster.get());
        } catch (IOException e) {
            LOG.warn("{}: of which Kafka cluster local state is cannot be kept there", mark, e);
        }
    }
}
