package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.committed.ModelListener;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.learner.InputCheck;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.nn.NativeRuntime;

final class MetricsEndTest {

    @Test
    void tellsWhenMetricsAreNoLongerMeasuredHere() {
        NativeRuntime.start();
        Settings settings = Settings.of(Visits.smallModel());
        AtomicInteger ends = new AtomicInteger();
        NodeChecks checks = new NodeChecks(
                InputCheck.NONE, partition -> {}, new Observations(), ModelListener.NONE, ends::incrementAndGet);
        TopologyTestDriver driver = new TopologyTestDriver(
                LearnerTopology.build(settings, Visits.schema(), TopicLimits.usual(), checks),
                LearnerDriver.properties(settings));
        assertThat(ends).hasValue(0);
        driver.close();
        assertThat(ends).hasValue(1);
    }
}
