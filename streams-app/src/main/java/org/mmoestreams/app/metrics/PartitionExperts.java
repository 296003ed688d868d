package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.ScoredWindow;

/** How the models of all partitions use their experts. Models are never mixed: each has experts of its own. */
final class PartitionExperts {

    private final MetricsStore store;
    private final List<Task> tasks;
    private final MetricsSettings settings;
    private final Map<Integer, ModelExperts> models = new TreeMap<>();
    private final Set<Integer> changed = new TreeSet<>();

    private PartitionExperts(MetricsStore store, List<Task> tasks, MetricsSettings settings) {
        this.store = store;
        this.tasks = tasks;
        this.settings = settings;
    }

    /** As the store knows them. */
    static PartitionExperts load(MetricsStore store, List<Task> tasks, MetricsSettings settings) {
        PartitionExperts experts = new PartitionExperts(store, tasks, settings);
        store.experts()
                .forEach((partition, bytes) ->
                        experts.models.put(partition, ModelExperts.read(bytes, settings.everyRows())));
        return experts;
    }

    /**
     * Takes what a window says; windows of models without experts, and of builds that did not look, say nothing.
     *
     * @return whether there are {@link #records} of its partition to be published
     */
    boolean take(ScoredWindow window) {
        ByteBuffer bytes = window.getExperts();
        if (bytes == null) {
            return false;
        }
        byte[] sums = new byte[bytes.remaining()];
        bytes.duplicate().get(sums);
        ExpertUse use = ExpertUse.read(sums);
        int partition = window.getPartition();
        changed.add(partition);
        return models.computeIfAbsent(partition, first -> ModelExperts.like(use, settings.everyRows()))
                .take(window, use);
    }

    /**
     * A record for each task of how a partition's model uses its experts.
     *
     * @param applicationId the first half of the model's id
     */
    List<ExpertMetrics> records(int partition, String applicationId) {
        ModelExperts model = models.get(partition);
        ExpertRecords records =
                new ExpertRecords(applicationId + "/" + partition, partition, settings.deadExpertWindows());
        List<ExpertMetrics> all = new ArrayList<>();
        for (int task = 0; task < tasks.size(); task++) {
            records.of(tasks.get(task), task, model).ifPresent(all::add);
        }
        return all;
    }

    /** A task's figures over all models, to stand among its sliding measures; none where no model has experts. */
    List<Measure> measures(String task) {
        if (models.isEmpty()) {
            return List.of();
        }
        int gate = tasks.stream().map(Task::name).toList().indexOf(task);
        return ExpertMeasures.of(models.values(), gate, settings.deadExpertWindows());
    }

    /** Puts what changed since the last call. */
    void save() {
        changed.forEach(
                partition -> store.setExperts(partition, models.get(partition).write()));
        changed.clear();
    }
}
