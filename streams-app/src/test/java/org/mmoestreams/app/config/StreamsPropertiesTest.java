package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsPropertiesTest {

    @Test
    void areTheOnesThatTheLearnerRestsOn() {
        StreamsConfig config = streams("state.dir=/var/state");
        assertThat(config.getString("application.id")).isEqualTo("mmoe-streams");
        assertThat(config.getList("bootstrap.servers")).containsExactly("broker:9092");
        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getString("state.dir")).isEqualTo("/var/state");
        assertThat(config.getString("group.protocol")).isEqualTo("classic");
        assertThat(config.getLong("statestore.cache.max.bytes"))
                .as("room for marks")
                .isPositive();
        assertThat(config.getLong("poll.ms")).isEqualTo(10);
        assertThat(config.getInt("num.stream.threads")).isEqualTo(1);
        assertThat(consumer(config))
                .containsEntry("session.timeout.ms", "6000")
                .containsEntry("heartbeat.interval.ms", "2000")
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("receive.buffer.bytes", "-1")
                .containsEntry("isolation.level", "read_committed");
        assertThat(producer(config))
                .containsEntry("transaction.timeout.ms", "6000")
                .containsEntry("retry.backoff.ms", "10");
        assertThat(config.getLong("retry.backoff.ms")).isEqualTo(100);
    }

    @Test
    void neverGoOnAfterAFailedEvent() {
        String handler = LogAndFailProcessingExceptionHandler.class.getName();
        assertThatThrownBy(() -> Settings.of("kafka.processing.exception.handler="
                        + LogAndContinueProcessingExceptionHandler.class.getName()))
                .hasMessageContaining("expected: " + handler);
        assertThat(streams("kafka.processing.exception.handler=" + handler).processingExceptionHandler())
                .isInstanceOf(LogAndFailProcessingExceptionHandler.class);
    }

    @Test
    void pollsForAtLeastAMillisecond() {
        assertThat(streams("window.linger=PT0S").getLong("poll.ms")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "consumer.", "main.consumer."})
    void letTheUserWinForConsumers(String prefix) {
        assertThat(consumer(streams(
                        "kafka." + prefix + "session.timeout.ms=9000",
                        "kafka." + prefix + "receive.buffer.bytes=65536")))
                .containsEntry("receive.buffer.bytes", "65536")
                .containsEntry("session.timeout.ms", "9000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "producer."})
    void letTheUserWinForProducers(String prefix) {
        StreamsConfig config = streams(
                "kafka." + prefix + "transaction.timeout.ms=20000",
                "kafka." + prefix + "linger.ms=5",
                "kafka." + prefix + "retry.backoff.ms=250");
        assertThat(producer(config))
                .containsEntry("transaction.timeout.ms", "20000")
                .containsEntry("retry.backoff.ms", "250")
                .containsEntry("linger.ms", "5");
    }

    @Test
    void letTheUserWinForStreams() {
        assertThat(streams("kafka.metadata.max.age.ms=500").getLong("metadata.max.age.ms"))
                .isEqualTo(500);
    }

    @Test
    void leaveCommitsToTheLearnerAndKeepASafetyNet() {
        assertThat(StreamsProperties.commitInterval(Settings.of())).hasMillis(100);
        assertThat(StreamsProperties.commitInterval(Settings.of("kafka.commit.interval.ms=500")))
                .hasMillis(500);
        assertThat(streams("kafka.commit.interval.ms=500").originals()).containsEntry("mmoe.commit.every.ms", "500");
        assertThat(streams("kafka.commit.interval.ms=500").getLong("commit.interval.ms"))
                .isEqualTo(3000);
    }

    @Test
    void keepTheSafetyNetWithinTheTransactionsTime() {
        assertThat(streams("kafka.commit.interval.ms=5999").getLong("commit.interval.ms"))
                .isEqualTo(5999);
        StreamsConfig slow = streams("kafka.commit.interval.ms=5000", "kafka.transaction.timeout.ms=20000");
        assertThat(slow.getLong("commit.interval.ms")).isEqualTo(10_000);
        assertThat(producer(slow)).containsEntry("transaction.timeout.ms", "20000");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6000, Long.MAX_VALUE})
    void refuseACommitIntervalThatTransactionsDoNotLast(long millis) {
        assertThatThrownBy(() -> streams("kafka.commit.interval.ms=" + millis))
                .isInstanceOf(ConfigException.class)
                .hasMessage("kafka.commit.interval.ms: " + millis + " (expected: 1 or more, and less than"
                        + " kafka.transaction.timeout.ms, 6000, for a transaction is open from commit to commit)");
    }

    @Test
    void passOnWhatTheyDoNotKnow() {
        Properties properties = StreamsProperties.of(Settings.of("kafka.my.callback=x"), "broker:9092");
        assertThat(properties).containsEntry("my.callback", "x");
    }

    @Test
    void keepExactlyOnce() {
        assertThatThrownBy(() -> Settings.of("kafka.processing.guarantee=at_least_once"))
                .hasMessageContaining("expected: exactly_once_v2");
        assertThat(streams("kafka.processing.guarantee=exactly_once_v2").getString("processing.guarantee"))
                .isEqualTo("exactly_once_v2");
    }

    private static StreamsConfig streams(String... assignments) {
        return new StreamsConfig(StreamsProperties.of(Settings.of(assignments), "broker:9092"));
    }

    private static Map<String, Object> consumer(StreamsConfig config) {
        return config.getMainConsumerConfigs("group", "client", 0);
    }

    private static Map<String, Object> producer(StreamsConfig config) {
        return config.getProducerConfigs("client");
    }
}
