package org.mmoestreams.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refusal in the midst of work, when no broker answers any more: it is explained by what it says itself. */
final class PermissionsTest {

    private static final Permission READING =
            Permission.onTopic("census.features", AclOperation.READ).toList().get(0);
    private static final Permission WRITING =
            Permission.onTopic("census.metrics", AclOperation.WRITE).toList().get(0);
    private static final Permission GROUP = Permission.onGroup("shop", AclOperation.READ);
    private static final Permission TRANSACTIONS = Permission.onTransactions("shop-*");
    private static final List<Permission> NEEDED = List.of(READING, WRITING, GROUP, TRANSACTIONS);

    /** Nobody listens on port 1. */
    private final Admin admin = Admin.create(Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:1",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            "200",
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "200"));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void namesWhatARefusalConcerns() {
        assertExplained(new TopicAuthorizationException(Set.of("census.metrics")), WRITING);
        assertExplained(GroupAuthorizationException.forGroupId("shop"), GROUP);
        assertExplained(new TransactionalIdAuthorizationException("shop-1"), TRANSACTIONS);
    }

    @Test
    void namesAllThatIsNeededWhenARefusalConcernsNothingKnown() {
        assertExplained(new TopicAuthorizationException(Set.of("another")), READING, WRITING, GROUP, TRANSACTIONS);
    }

    @Test
    void knowsARefusalHoweverItIsWrapped() {
        Throwable refusal = new TopicAuthorizationException(Set.of("census.metrics"));
        assertThat(Permissions.isRefusal(new StreamsException("task", new RuntimeException(refusal))))
                .isTrue();
        assertThat(Permissions.isRefusal(new StreamsException("task", new TimeoutException("no broker"))))
                .isFalse();
    }

    private void assertExplained(RuntimeException refusal, Permission... missing) {
        assertThat(new Permissions(admin).explain(new StreamsException("task", refusal), NEEDED))
                .hasMessage(new NotAllowedException(List.of(missing)).getMessage());
    }
}
