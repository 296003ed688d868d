package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;

/** The short form of {@link MovedOffsetTest}: part of every build. */
@ExtendWith(FaultsExtension.class)
@Timeout(300)
final class QuickPositionTest {

    private static final int LEARNT = 600;

    @Test
    void refusesAnOffsetThatWasMovedUntilItIsPutBack(Faults faults, @TempDir Path folder) {
        try (LearnerGroup group = LearnerGroup.learnt(faults.brokers(), Workload.SHORT, folder, LEARNT)) {
            TopicPartition partition =
                    new TopicPartition(group.settings().topics().features(), 1);
            Futures.get(faults.brokers()
                    .admin()
                    .alterConsumerGroupOffsets(
                            group.settings().applicationId(), Map.of(partition, new OffsetAndMetadata(100)))
                    .all());
            Instance refusing = group.start("refusing");
            assertThat(refusing.awaitExit()).isEqualTo(1);
            assertThat(refusing.endOfLog())
                    .contains("input position: " + partition + ": the group's offset was moved back to 100");
            assertThat(group.settled()).isEqualTo(LEARNT);
            assertThat(group.command("position", "--to", "stored", "--yes").exitCode())
                    .isZero();
            group.start("again");
            group.sendAll();
            group.outcome().assertEquals(faults.reference(Workload.SHORT));
        }
    }
}
