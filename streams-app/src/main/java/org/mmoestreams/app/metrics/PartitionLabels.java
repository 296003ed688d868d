package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mmoestreams.app.join.JoinCounts;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * What has become of the labels of each partition that come late, as the newest window of each that was scored has it.
 * Where labels come with their events there is nothing, and nothing is shown.
 */
final class PartitionLabels {

    private final MetricsStore store;
    private final List<Task> tasks;
    private final Map<Integer, byte[]> partitions;
    private final Set<Integer> changed = new TreeSet<>();

    private PartitionLabels(MetricsStore store, List<Task> tasks) {
        this.store = store;
        this.tasks = tasks;
        this.partitions = new TreeMap<>(store.labels());
    }

    /** As the store knows them. */
    static PartitionLabels load(MetricsStore store, List<Task> tasks) {
        return new PartitionLabels(store, tasks);
    }

    /** Takes what a window says, which is newer than what is known of its partition. */
    void take(ScoredWindow window) {
        int partition = window.getPartition();
        byte[] counts = bytes(window.getLabelCounts());
        byte[] before = counts == null ? partitions.remove(partition) : partitions.put(partition, counts);
        if (!Arrays.equals(before, counts)) {
            changed.add(partition);
        }
    }

    /** By task, the figures over all partitions; empty where no labels come late. */
    Map<String, List<LabelFigure>> figures() {
        Map<String, List<LabelFigure>> figures = new HashMap<>();
        if (!partitions.isEmpty()) {
            JoinCounts all = new JoinCounts(tasks.size());
            partitions.values().forEach(counts -> all.addAll(JoinCounts.read(counts)));
            for (int task = 0; task < tasks.size(); task++) {
                figures.put(tasks.get(task).name(), LabelFigure.of(all, task));
            }
        }
        return figures;
    }

    /** Puts what changed since the last call. */
    void save() {
        changed.forEach(partition -> store.setLabels(partition, partitions.get(partition)));
        changed.clear();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
