package org.mmoestreams.workbench.bench.waiting;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.admin.TopicAdmin;

/** How many bytes things take. */
final class Disk {

    private Disk() {}

    /** The files of a folder, while others write there; 0 when it is not there. */
    static long folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            // the length of a file that has just gone is 0
            return files.map(Path::toFile).mapToLong(File::length).sum();
        } catch (UncheckedIOException goneInBetween) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The partitions of a topic, on all brokers. */
    static long topic(Admin admin, String topic) {
        List<Integer> brokers = TopicAdmin.await(admin.describeCluster().nodes()).stream()
                .map(node -> node.id())
                .toList();
        return TopicAdmin.await(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }
}
