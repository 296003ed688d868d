package org.mmoestreams.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {

    private final Map<MetricName, Metric> metrics = new LinkedHashMap<>();

    ConnectionsTest() {
        put("consumer-metrics", "a-StreamThread-1-consumer", "connection-count", 2.0);
        put("consumer-metrics", "a-StreamThread-1-consumer", "last-poll-seconds-ago", 0.0);
        put("consumer-metrics", "a-StreamThread-1-restore-consumer", "connection-count", 1.0);
        put("consumer-metrics", "a-StreamThread-1-restore-consumer", "last-poll-seconds-ago", 900.0);
        put("producer-metrics", "a-StreamThread-1-producer", "connection-count", 1.0);
        put("app-info", "a-StreamThread-1-consumer", "version", "4.3.1");
    }

    @Test
    void workWhenConsumersAndProducersAreConnectedWhateverTheRestoreConsumerDoes() {
        assertThat(Connections.work(metrics)).isTrue();
        put("consumer-metrics", "a-StreamThread-1-restore-consumer", "connection-count", 0.0);
        assertThat(Connections.work(metrics)).isTrue();
    }

    @Test
    void doNotWorkWhenAProducerOrAConsumerIsAlone() {
        put("producer-metrics", "a-StreamThread-1-producer", "connection-count", 0.0);
        assertThat(Connections.work(metrics)).isFalse();
        put("producer-metrics", "a-StreamThread-1-producer", "connection-count", 1.0);
        put("consumer-metrics", "a-StreamThread-1-consumer", "connection-count", 0.0);
        assertThat(Connections.work(metrics)).isFalse();
    }

    @Test
    void doNotWorkWhileAThreadIsBlocked() {
        put("consumer-metrics", "a-StreamThread-1-consumer", "last-poll-seconds-ago", 11.0);
        assertThat(Connections.work(metrics)).isFalse();
    }

    private void put(String group, String client, String name, Object value) {
        MetricName metric = new MetricName(name, group, "", Map.of("client-id", client));
        metrics.put(metric, new Metric() {

            @Override
            public MetricName metricName() {
                return metric;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }
}
