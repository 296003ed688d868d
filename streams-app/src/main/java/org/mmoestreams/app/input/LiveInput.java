package org.mmoestreams.app.input;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.registry.WireFormat;

/** What is known of the inputs while a learner learns from them. Safe for use by several threads. */
public final class LiveInput implements AutoCloseable {

    private final InputWatch watch;
    private final InputTopics topics;
    private final UnreadablePlaces unreadable = new UnreadablePlaces();
    private final InputClients clients;

    private LiveInput(InputTopics topics, InputWatch watch, Supplier<AwaitedSchemas> schemas) {
        this.topics = topics;
        this.watch = watch;
        this.clients = new InputClients(topics.names(), unreadable, schemas);
    }

    /**
     * Follows topics until closed.
     *
     * @param begun the inputs as they are
     * @param admins makes an admin client
     * @param format the format that values have
     * @param observations is told of what waits
     */
    public static LiveInput follow(
            InputTopics begun, Supplier<Admin> admins, WireFormat format, Observations observations) {
        return new LiveInput(
                begun, InputWatch.start(begun, admins), () -> new AwaitedSchemas(format, observations, begun.names()));
    }

    /** The clients that Kafka Streams is to use. */
    public KafkaClientSupplier clients() {
        return clients;
    }

    /** Why these topics must not be learnt from any longer; empty when nothing is known of. */
    public Optional<String> fault() {
        return watch.fault();
    }

    /** The offset of a damaged batch that a partition's consumer has come to. */
    public Optional<Long> damaged(TopicPartition partition) {
        return unreadable.in(partition).map(UnreadableInput::offset);
    }

    /**
     * What to do about a damaged batch. Looks for its end, with some 20 reads.
     *
     * @param consumers makes consumers without group
     */
    public Optional<String> explainDamage(Supplier<Consumer<byte[], byte[]>> consumers) {
        return unreadable.first().map(place -> {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                TopicPartition partition = place.partition();
                OptionalLong next = new ReadableOffset(consumer, partition).after(place.offset());
                return "input position: " + partition + ": the batch of records at offset " + place.offset()
                        + " is damaged: " + place.cause()
                        + " (expected: what was sent; everything before it is learnt and"
                        + " committed; restore it"
                        + (next.isPresent()
                                ? ", or give it up and go on behind it with "
                                        + InputWords.positionCommand(topics.roleOf(partition.topic())) + " --partition "
                                        + partition.partition() + " --to " + next.getAsLong() + ")"
                                : "; nothing behind it can be read)");
            }
        });
    }

    @Override
    public void close() {
        clients.close();
        watch.close();
    }
}
