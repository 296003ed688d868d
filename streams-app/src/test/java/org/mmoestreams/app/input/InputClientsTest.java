package org.mmoestreams.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.registry.WireFormat;

class InputClientsTest {

    private final InputClients clients = new InputClients(
            List.of("features"),
            new UnreadablePlaces(),
            () -> new AwaitedSchemas(WireFormat.SINGLE_OBJECT, new Observations(), List.of("features")));
    private final Deque<String> bootstraps = new ArrayDeque<>(List.of("nowhere.invalid:9092", "127.0.0.1:9092"));

    @Test
    void waitsUntilABrokersNameResolves() {
        try (Admin admin = clients.whenResolved(this::adminAtTheNext)) {
            assertThat(admin).isNotNull();
        }
        assertThat(bootstraps).isEmpty();
    }

    @Test
    void waitsNoLongerOnceClosed() {
        clients.close();
        assertThatThrownBy(() -> clients.whenResolved(this::adminAtTheNext)).isInstanceOf(KafkaException.class);
        assertThat(bootstraps).hasSize(1);
    }

    private Admin adminAtTheNext() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstraps.remove()));
    }
}
