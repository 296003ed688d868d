package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** The offset of the internal topic between learner and metrics, moved by an operator while the learner is stopped. */
@WithKafka
@Timeout(120)
final class RewoundScoredWindowsTest {

    private static final int WINDOW = 256;
    private static final int BEFORE = 12 * WINDOW;
    private static final int ALL = 16 * WINDOW;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    RewoundScoredWindowsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void countsEachRowOnceWhenTheOffsetIsSetToZero() {
        Pipeline steady = Pipeline.create(kafka, folder.resolve("steady"), 1);
        try (LearnerApp learner = steady.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            steady.send(CensusStream.messages(0, ALL));
            steady.awaitMetrics(ALL, 2);
        }
        Pipeline rewound = Pipeline.create(kafka, folder.resolve("rewound"), 1);
        try (LearnerApp learner = rewound.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            rewound.send(CensusStream.messages(0, BEFORE));
            rewound.awaitMetrics(BEFORE, 2);
        }
        String group = rewound.settings().applicationId();
        TopicPartition windows = new TopicPartition(InternalTopic.SCORED_WINDOWS.of(group), 0);
        Futures.get(kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(windows, new OffsetAndMetadata(0)))
                .all());
        try (LearnerApp learner = rewound.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            rewound.send(CensusStream.messages(BEFORE, ALL));
            assertThat(newest(rewound.awaitMetrics(ALL, 2))).isEqualTo(newest(steady.awaitMetrics(ALL, 2)));
        }
        assertThat(rewound.awaitMetrics(ALL, 2))
                .extracting(TaskMetrics::getLastRow)
                .allMatch(rows -> rows <= ALL);
    }

    private static List<TaskMetrics> newest(List<TaskMetrics> metrics) {
        List<TaskMetrics> last = metrics.subList(metrics.size() - 4, metrics.size());
        assertThat(last)
                .filteredOn(each -> each.getScope() == MetricsScope.TOTAL)
                .extracting(TaskMetrics::getRows)
                .containsExactly((long) ALL, (long) ALL);
        return last;
    }
}
