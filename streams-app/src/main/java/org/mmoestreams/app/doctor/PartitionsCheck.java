package org.mmoestreams.app.doctor;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.app.input.InputTopics;

/** Whether the topics that are read have as many partitions each. */
final class PartitionsCheck implements Check {

    private static final String NAME = "partitions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(BrokersCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        InputTopics inputs;
        try (Admin admin = intent.admin()) {
            inputs = InputTopics.present(admin, intent.settings().topics());
        }
        inputs.requireSamePartitions();
        return List.of(Finding.good(
                NAME,
                inputs.described().isEmpty()
                        ? "none yet"
                        : inputs.described().values().stream()
                                .map(topic ->
                                        topic.name() + " " + topic.partitions().size())
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }
}
