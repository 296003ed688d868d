package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    private static final String BROKERS = "broker:9092";

    @Test
    void carryTheUsersSecurityToEveryClient() {
        Settings settings = Settings.of("kafka.security.protocol=SASL_SSL", "kafka.sasl.mechanism=PLAIN");
        List<Map<String, Object>> clients = List.of(
                ClientProperties.admin(settings, BROKERS),
                ClientProperties.consumer(settings, BROKERS),
                ClientProperties.producer(settings, BROKERS));
        assertThat(clients).allSatisfy(properties -> assertThat(properties)
                .containsEntry("bootstrap.servers", BROKERS)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN"));
    }

    @Test
    void leaveOutWhatAnotherKindOfClientHas() {
        Settings settings =
                Settings.of("kafka.num.stream.threads=2", "kafka.batch.size=1", "kafka.producer.linger.ms=1");
        assertThat(ClientProperties.consumer(settings, BROKERS))
                .doesNotContainKeys("num.stream.threads", "batch.size", "linger.ms");
        assertThat(ClientProperties.producer(settings, BROKERS))
                .containsEntry("batch.size", "1")
                .containsEntry("linger.ms", "1");
    }

    @Test
    void preferAClientsOwnPrefix() {
        Settings settings = Settings.of("kafka.request.timeout.ms=1", "kafka.admin.request.timeout.ms=2");
        assertThat(ClientProperties.admin(settings, BROKERS)).containsEntry("request.timeout.ms", "2");
        assertThat(ClientProperties.consumer(settings, BROKERS)).containsEntry("request.timeout.ms", "1");
    }

    @Test
    void readCommittedRecordsWhateverTheUserSays() {
        Settings settings = Settings.of("kafka.isolation.level=read_uncommitted", "kafka.consumer.group.id=g");
        assertThat(ClientProperties.consumer(settings, BROKERS))
                .containsEntry("isolation.level", "read_committed")
                .doesNotContainKey("group.id");
    }
}
