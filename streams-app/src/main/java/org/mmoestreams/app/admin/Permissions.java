package org.mmoestreams.app.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers what they allow, so that what is missing can be named before anything is done: a broker's own
 * refusal names no operation, and hides a topic as if it were not there.
 */
public final class Permissions {

    private static final Logger LOG = LoggerFactory.getLogger(Permissions.class);

    private final Admin admin;

    /** Asks through {@code admin}, which the caller closes. */
    public Permissions(Admin admin) {
        this.admin = admin;
    }

    /**
     * Checks that all of it is allowed, as far as can be told without doing it. To create is asked for topics only that
     * are not there; of those nothing else can be told, apart from whether they are hidden. A group that is not there
     * allows everything to those who may describe it, and so does a transactional id.
     *
     * @throws NotAllowedException when something is not; names all that is missing
     */
    public void require(Collection<Permission> wanted) {
        // all is asked before an answer is awaited: of a new cluster's brokers these questions have them make topics of
        // their own, which takes a while
        List<Asked> others = wanted.stream()
                .filter(permission -> permission.type() != ResourceType.TOPIC)
                .map(this::ask)
                .toList();
        List<Permission> missing = new ArrayList<>(missingOnTopics(onTopics(wanted)));
        missing.addAll(missing(others));
        if (!missing.isEmpty()) {
            throw new NotAllowedException(missing);
        }
    }

    /** Whether a failure is a broker's refusal, wrapped or not. */
    public static boolean isRefusal(Throwable failure) {
        return refusal(failure).isPresent();
    }

    /**
     * Says what is missing after a refusal in the midst of work.
     *
     * @param failure a refusal, wrapped or not
     * @param needed all that the work needs
     */
    public NotAllowedException explain(Throwable failure, Collection<Permission> needed) {
        AuthorizationException refusal = refusal(failure).orElseThrow();
        try {
            require(needed);
        } catch (NotAllowedException exact) {
            return exact;
        } catch (KafkaException unanswered) {
            LOG.debug("The brokers do not say what they allow", unanswered);
        }
        List<Permission> concerned = needed.stream()
                .filter(permission -> concerns(refusal, permission))
                .toList();
        return new NotAllowedException(concerned.isEmpty() ? List.copyOf(needed) : concerned);
    }

    private static Optional<AuthorizationException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthorizationException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static boolean concerns(AuthorizationException refusal, Permission permission) {
        return switch (permission.type()) {
            case TOPIC ->
                refusal instanceof TopicAuthorizationException topics
                        && topics.unauthorizedTopics().contains(permission.name());
            case GROUP -> refusal instanceof GroupAuthorizationException;
            case TRANSACTIONAL_ID -> refusal instanceof TransactionalIdAuthorizationException;
            default -> false;
        };
    }

    private List<Permission> missingOnTopics(Map<String, Set<AclOperation>> wanted) {
        var answers = admin.describeTopics(
                        wanted.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        List<Asked> asked = new ArrayList<>();
        wanted.forEach((topic, operations) -> {
            Function<AclOperation, BooleanSupplier> missing = missingOn(topic, answers.get(topic));
            operations.forEach(operation ->
                    asked.add(new Asked(Permission.onTopic(topic, operation).toList(), missing.apply(operation))));
        });
        return missing(asked);
    }

    private Function<AclOperation, BooleanSupplier> missingOn(String topic, KafkaFuture<TopicDescription> answer) {
        try {
            Set<AclOperation> allowed = TopicAdmin.await(answer).authorizedOperations();
            return operation -> () -> operation != AclOperation.CREATE && !allowed.contains(operation);
        } catch (TopicAuthorizationException hidden) {
            return operation -> refused(topic, operation).orElse(() -> true);
        } catch (UnknownTopicOrPartitionException absent) {
            return operation -> refused(topic, operation).orElse(() -> false);
        }
    }

    /**
     * What a try that changes nothing says; empty for the other operations, which a topic that is hidden does not have.
     */
    private Optional<BooleanSupplier> refused(String topic, AclOperation operation) {
        return switch (operation) {
            case CREATE -> {
                NewTopic one = new NewTopic(topic, Optional.of(1), Optional.empty());
                var options = new CreateTopicsOptions().validateOnly(true);
                var answer = admin.createTopics(List.of(one), options).values().get(topic);
                yield Optional.of(() -> isRefused(answer));
            }
            case DESCRIBE_CONFIGS -> {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                var answer = admin.describeConfigs(List.of(resource)).values().get(resource);
                yield Optional.of(() -> isRefused(answer));
            }
            default -> Optional.empty();
        };
    }

    /**
     * A question that was sent.
     *
     * @param permissions what is lacking then
     * @param missing waits for the answer
     */
    private record Asked(List<Permission> permissions, BooleanSupplier missing) {}

    private static List<Permission> missing(List<Asked> asked) {
        return asked.stream()
                .filter(question -> question.missing().getAsBoolean())
                .flatMap(question -> question.permissions().stream())
                .toList();
    }

    private Asked ask(Permission wanted) {
        if (wanted.type() == ResourceType.GROUP) {
            var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
            var answer = admin.describeConsumerGroups(List.of(wanted.name()), options)
                    .describedGroups()
                    .get(wanted.name());
            return new Asked(List.of(wanted), () -> isMissingOnGroup(answer, wanted.operation()));
        }
        var answer = admin.describeTransactions(List.of(wanted.name())).description(wanted.name());
        return new Asked(List.of(wanted), () -> isRefused(answer));
    }

    private static boolean isMissingOnGroup(KafkaFuture<ConsumerGroupDescription> answer, AclOperation operation) {
        try {
            return !TopicAdmin.await(answer).authorizedOperations().contains(operation);
        } catch (GroupAuthorizationException hidden) {
            return true;
        } catch (GroupIdNotFoundException absent) {
            return false;
        }
    }

    private static boolean isRefused(KafkaFuture<?> answer) {
        try {
            TopicAdmin.await(answer);
            return false;
        } catch (AuthorizationException refused) {
            return true;
        } catch (TimeoutException unanswered) {
            throw unanswered;
        } catch (ApiException other) {
            // allowed, though it cannot be done
            return false;
        }
    }

    private static Map<String, Set<AclOperation>> onTopics(Collection<Permission> wanted) {
        return wanted.stream()
                .filter(permission -> permission.type() == ResourceType.TOPIC)
                .collect(groupingBy(
                        Permission::name,
                        LinkedHashMap::new,
                        mapping(Permission::operation, toCollection(() -> EnumSet.noneOf(AclOperation.class)))));
    }
}
