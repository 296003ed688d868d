package org.mmoestreams.app.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.StoredModels;

/** Where the models of an application are in their inputs, as committed, beside what the brokers say. */
public final class Positions {

    private static final int TRIES = 3;

    private final Settings settings;
    private final String bootstrap;
    private final Admin admin;

    /** Asks through {@code admin}, which the caller closes, and a consumer of its own. */
    public Positions(Settings settings, String bootstrap, Admin admin) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.admin = admin;
    }

    /**
     * Reads them all, by input and partition. Reads the changelogs to their ends, which takes time in proportion to
     * their sizes. While a learner commits, its model and its offset cannot be read as of one moment: partitions that
     * are on their way have no fault.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers refuse or do not answer
     */
    public List<Position> read() {
        List<Position> positions = readOnce();
        for (int again = 0; again < TRIES && positions.stream().anyMatch(Position::isFaultInMotion); again++) {
            positions = readOnce();
        }
        return positions.stream()
                .map(each ->
                        each.isFaultInMotion() ? new Position(each.now(), each.stored(), Optional.empty(), true) : each)
                .toList();
    }

    private List<Position> readOnce() {
        List<PartitionState> before = partitions();
        Map<Integer, StoredModel> models = models();
        RecordSearch log = search(settings, bootstrap);
        List<Position> positions = new ArrayList<>();
        for (PartitionState now : partitions()) {
            Optional<StoredModel> model =
                    Optional.ofNullable(models.get(now.partition().partition()));
            Optional<InputPosition> stored = model.flatMap(each -> each.position(now.input()));
            boolean rests = before.stream()
                    .anyMatch(then -> then.partition().equals(now.partition())
                            && then.committed().equals(now.committed()));
            positions.add(new Position(now, stored, PositionFault.of(now, stored, model.isPresent(), log), !rests));
        }
        return positions;
    }

    /** The state of each partition of each input. */
    public List<PartitionState> partitions() {
        return inputs().flatMap(input -> input.partitions().stream()).toList();
    }

    /** The inputs that there are. */
    public Stream<InputTopic> inputs() {
        return settings.topics().inputs().stream().map(input -> InputTopic.of(admin, settings, input));
    }

    /** Looks for records of inputs by consumers that are made from the settings. */
    public static RecordSearch search(Settings settings, String bootstrap) {
        return RecordSearch.by(() -> new KafkaConsumer<>(ClientProperties.consumer(settings, bootstrap)));
    }

    private Map<Integer, StoredModel> models() {
        String id = settings.applicationId();
        List<String> changelogs = List.of(StoredModels.modelTopic(id), StoredModels.windowTopic(id));
        if (!new TopicAdmin(admin).names().containsAll(changelogs)) {
            return Map.of();
        }
        try (var consumer = new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, bootstrap))) {
            return new StoredModels(consumer, id)
                    .read().stream().collect(Collectors.toMap(StoredModel::partition, Function.identity()));
        }
    }

    /**
     * Where one partition's model is.
     *
     * @param now what the brokers say
     * @param stored up to where it has learnt; empty: nothing yet, or stored by a build that did not keep it
     * @param fault why it must not go on from the committed offset; empty: it may
     * @param moves whether a learner committed while this was read
     */
    public record Position(
            PartitionState now, Optional<InputPosition> stored, Optional<PositionFault> fault, boolean moves) {

        private boolean isFaultInMotion() {
            return moves && fault.isPresent();
        }
    }
}
