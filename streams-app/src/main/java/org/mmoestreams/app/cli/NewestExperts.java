package org.mmoestreams.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicReading;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.ExpertMetrics;

/** The newest record of each model and task of how experts are used, from the end of their topic. */
final class NewestExperts {

    /** Of each partition of the topic; a record and its marker take two. */
    private static final long LAST_RECORDS = 10_000;

    /** By key, in the order in which the keys came first. */
    private final Map<String, ConsumerRecord<byte[], byte[]>> records;

    private NewestExperts(Map<String, ConsumerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    /**
     * Those of an application's models, as far as they are among the newest 10,000 records of a partition.
     *
     * @param consumer reads committed records only and has no subscription; the caller closes it
     * @throws IllegalStateException when there is no such topic
     * @throws org.apache.kafka.common.errors.TimeoutException when brokers do not answer, or nothing comes for half a
     *     minute
     */
    static NewestExperts read(Consumer<byte[], byte[]> consumer, String topic, String applicationId) {
        Map<String, ConsumerRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
        TopicReading reading = TopicReading.lastOf(consumer, topic, LAST_RECORDS);
        while (!reading.isOver()) {
            for (ConsumerRecord<byte[], byte[]> record : reading.next()) {
                String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
                if (key.startsWith(applicationId + "/") && record.value() != null) {
                    newest.put(key, record);
                }
            }
        }
        return new NewestExperts(newest);
    }

    /** Those of a partition's model, a record for each task. */
    List<ExpertMetrics> of(int partition) {
        return records.values().stream()
                .map(record -> AvroBytes.to(ExpertMetrics.class, record.value()))
                .filter(each -> each.getPartition() == partition)
                .toList();
    }

    /** The same as JSON, as {@code consume experts} prints it. */
    List<JsonNode> json(int partition, ObjectMapper mapper) throws IOException {
        RecordJson format = RecordJson.of(TopicRole.EXPERTS);
        List<JsonNode> nodes = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records.values()) {
            try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
                format.write(record, buffer);
                JsonNode node = mapper.readTree(buffer.asParser());
                if (node.path("partition").asInt() == partition) {
                    nodes.add(node);
                }
            }
        }
        return nodes;
    }
}
