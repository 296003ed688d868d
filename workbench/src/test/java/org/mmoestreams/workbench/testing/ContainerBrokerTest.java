package org.mmoestreams.workbench.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** Shows that the way through Testcontainers works, whichever broker the other tests run on. */
final class ContainerBrokerTest {

    private static final String NO_ENGINE = "skipped, as no Docker engine answers";

    @Test
    void servesRecordsFromAContainer() {
        boolean engineAnswers = ContainerBroker.engineAnswers();
        if (!engineAnswers) {
            System.out.println("ContainerBrokerTest.servesRecordsFromAContainer: " + NO_ENGINE);
        }
        assumeTrue(engineAnswers, NO_ENGINE);
        ContainerBroker broker = ContainerBroker.start();
        try (TestKafka kafka = new TestKafka(broker)) {
            String topic = kafka.createTopic(TestKafka.unique("container"), 1);
            kafka.send(topic, "contained".getBytes(UTF_8));
            assertThat(kafka.awaitRecords(topic, 1))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .containsExactly("contained");
            assertThat(kafka.bootstrapServers()).startsWith("localhost:");
            assertThat(broker.diagnosis())
                    .contains("running=true", "docker0", "Kafka Server started", "Full thread dump");
        }
    }
}
