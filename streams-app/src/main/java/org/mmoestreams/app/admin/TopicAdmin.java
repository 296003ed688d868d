package org.mmoestreams.app.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;
import org.mmoestreams.client.topics.TopicSpec;

/** Looks for topics, creates and deletes them, and returns when the brokers say the same. */
public final class TopicAdmin {

    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final Admin admin;

    /** Works through {@code admin}, which the caller closes. */
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Sees to it that every topic is there. A topic that is there already is left as it is, with its own number of
     * partitions.
     *
     * @param create whether missing topics are created
     * @return the names of the topics created
     * @throws MissingTopicsException when topics are missing and {@code create} is false; names all of them
     * @throws KafkaException when the broker refuses or does not answer
     */
    public List<String> ensure(Collection<TopicSpec> wanted, boolean create) {
        Set<String> present = names();
        List<TopicSpec> missing =
                wanted.stream().filter(spec -> !present.contains(spec.name())).toList();
        if (!create && !missing.isEmpty()) {
            throw new MissingTopicsException(
                    missing.stream().map(TopicSpec::name).toList());
        }
        return create(missing);
    }

    /**
     * Checks that every topic is there.
     *
     * @throws MissingTopicsException when some are not; names all of them
     */
    public void require(Collection<String> topics) {
        Set<String> present = names();
        List<String> missing =
                topics.stream().filter(topic -> !present.contains(topic)).toList();
        if (!missing.isEmpty()) {
            throw new MissingTopicsException(missing);
        }
    }

    /** The names of all topics that the broker shows us, internal ones included. */
    public Set<String> names() {
        return await(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    }

    /**
     * What the brokers say of a topic.
     *
     * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException when it is not there
     */
    public TopicDescription describe(String topic) {
        return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
    }

    /** How many partitions a topic has that is there. */
    public int partitions(String topic) {
        return describe(topic).partitions().size();
    }

    /** Deletes topics; one that is gone already is no error. */
    public void delete(Collection<String> topics) {
        admin.deleteTopics(topics).topicNameValues().forEach((topic, deleted) -> {
            Permission deletion = new Permission(AclOperation.DELETE, ResourceType.TOPIC, topic);
            done(deleted, deletion, UnknownTopicOrPartitionException.class);
        });
        awaitUntil(() -> settled(names(), topics, false), topics, "gone");
    }

    /**
     * Waits for an answer of the broker and throws what went wrong as it is, without wrappers.
     *
     * @throws KafkaException when the broker refuses or does not answer
     */
    public static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new KafkaException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private List<String> create(List<TopicSpec> missing) {
        List<String> created = new ArrayList<>();
        var answers = admin.createTopics(
                        missing.stream().map(TopicSpec::newTopic).toList())
                .values();
        for (TopicSpec spec : missing) {
            Permission creation = new Permission(AclOperation.CREATE, ResourceType.TOPIC, spec.name());
            if (done(answers.get(spec.name()), creation, TopicExistsException.class)) {
                created.add(spec.name());
            }
        }
        awaitReady(missing.stream().map(TopicSpec::name).toList());
        return created;
    }

    /**
     * Waits until topics that were just created take records. A broker shows a new topic before it leads its
     * partitions, and other brokers show it later still; an idempotent producer that sends in between loses the order
     * of its batches, and with it the broker's consent, for good.
     *
     * @throws TimeoutException when they do not after 30 s
     */
    public void awaitReady(Collection<String> topics) {
        awaitUntil(() -> settled(names(), topics, true) && haveLeaders(topics), topics, "there");
    }

    /**
     * Only leaders answer, and the client asks again until they do, unless no broker that it asks knows the topic yet.
     */
    private boolean haveLeaders(Collection<String> topics) {
        try {
            Map<TopicPartition, OffsetSpec> everywhere = new HashMap<>();
            await(admin.describeTopics(topics).allTopicNames()).forEach((topic, described) -> described
                    .partitions()
                    .forEach(partition ->
                            everywhere.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            await(admin.listOffsets(everywhere).all());
            return true;
        } catch (UnknownTopicOrPartitionException notYet) {
            return false;
        }
    }

    /** Whether it was done; false when it failed in the one way that does no harm. */
    private static boolean done(KafkaFuture<Void> answer, Permission needed, Class<? extends ApiException> harmless) {
        try {
            await(answer);
            return true;
        } catch (TopicAuthorizationException refused) {
            throw new NotAllowedException(List.of(needed));
        } catch (ApiException failed) {
            if (harmless.isInstance(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /** The controller answers first; the brokers that clients ask follow a moment later. */
    private static void awaitUntil(BooleanSupplier condition, Collection<String> topics, String expected) {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        while (!topics.isEmpty() && !condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(String.join(", ", topics) + ": still not " + expected + " after "
                        + SETTLING.toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean settled(Set<String> present, Collection<String> topics, boolean there) {
        Set<String> found = new HashSet<>(topics);
        found.retainAll(present);
        return there ? found.size() == Set.copyOf(topics).size() : found.isEmpty();
    }
}
