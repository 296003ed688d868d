package org.mmoestreams.app.audit;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.StoredModels;

/**
 * The stored models. A model and the position of its input are in two topics: they are of one moment where the model
 * did not change while both were read.
 *
 * @param models by partition, in their order
 * @param resting of each partition whether its model did not change
 */
record StoredState(List<StoredModel> models, Map<Integer, Boolean> resting) {

    /** Reads them. */
    static StoredState read(Consumer<byte[], byte[]> consumer, String applicationId, BooleanSupplier interrupted) {
        List<TopicPartition> partitions = consumer.partitionsFor(StoredModels.modelTopic(applicationId)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> before = consumer.endOffsets(partitions);
        List<StoredModel> models = new StoredModels(consumer, applicationId, interrupted).read();
        Map<TopicPartition, Long> after = consumer.endOffsets(partitions);
        return new StoredState(
                models, partitions.stream().collect(Collectors.toMap(TopicPartition::partition, each -> before.get(each)
                        .equals(after.get(each)))));
    }

    /** Whether a partition's model and position are of one moment. */
    boolean rests(StoredModel model) {
        return resting.getOrDefault(model.partition(), false);
    }
}
