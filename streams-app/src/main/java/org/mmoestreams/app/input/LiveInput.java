package org.mmoestreams.app.input;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaClientSupplier;

/** What is known of the features topic while a learner learns from it. Safe for use by several threads. */
public final class LiveInput implements AutoCloseable {

    private final InputWatch watch;
    private final UnreadablePlaces unreadable = new UnreadablePlaces();
    private final InputClients clients;

    private LiveInput(String topic, InputWatch watch) {
        this.watch = watch;
        this.clients = new InputClients(topic, unreadable);
    }

    /**
     * Follows a topic until closed.
     *
     * @param begun the topic as it is
     * @param admins makes an admin client
     */
    public static LiveInput follow(TopicDescription begun, Supplier<Admin> admins) {
        return new LiveInput(begun.name(), InputWatch.start(begun, admins));
    }

    /** The clients that Kafka Streams is to use. */
    public KafkaClientSupplier clients() {
        return clients;
    }

    /** Why this topic must not be learnt from any longer; empty when nothing is known of. */
    public Optional<String> fault() {
        return watch.fault();
    }

    /** The offset of a damaged batch that a partition's consumer has come to. */
    public Optional<Long> damaged(int partition) {
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
                                ? ", or give it up and go on behind it with position --partition "
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
