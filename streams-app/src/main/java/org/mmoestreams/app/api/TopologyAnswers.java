package org.mmoestreams.app.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.client.topics.TopicRole;

/** What the learner consists of: topics, its topology as Kafka Streams describes it, and who does what of it here. */
final class TopologyAnswers {

    private final Settings settings;
    private final String description;
    private final Told told;

    TopologyAnswers(Settings settings, String description, Told told) {
        this.settings = settings;
        this.description = description;
        this.told = told;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        return Answer.json(new Topology(
                settings.applicationId(),
                told.partitions(),
                topics(),
                description,
                told.threads().get().stream()
                        .map(TopologyAnswers::thread)
                        .sorted(Comparator.comparing(StreamThread::name))
                        .toList()));
    }

    private Map<String, String> topics() {
        Map<String, String> topics = new TreeMap<>();
        for (TopicRole role : TopicRole.values()) {
            if (settings.topics().has(role)) {
                topics.put(role.label(), settings.name(role));
            }
        }
        return topics;
    }

    private static StreamThread thread(ThreadMetadata thread) {
        return new StreamThread(
                thread.threadName(), thread.threadState(), tasks(thread.activeTasks()), tasks(thread.standbyTasks()));
    }

    private static List<String> tasks(Set<TaskMetadata> tasks) {
        return tasks.stream().map(task -> task.taskId().toString()).sorted().toList();
    }

    private record Topology(
            String applicationId,
            int partitions,
            Map<String, String> topics,
            String description,
            List<StreamThread> threads) {}

    private record StreamThread(String name, String state, List<String> activeTasks, List<String> standbyTasks) {}
}
