package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.topology.LearnerDriver;
import org.mmoestreams.client.testing.Visits;

/** What a learner warns of is in {@code /vitals} as long as it holds. */
class WarningsInVitalsTest {

    private final SplittableRandom random = new SplittableRandom(23);

    @Test
    void showsWhatIsWrongWithTheFirstThousandEventsUntilItIsSettled() {
        try (LearnerDriver learner = LearnerDriver.ofVisits();
                ApiServer server = ApiServer.start(
                        new HttpSettings("127.0.0.1", 0),
                        HealthRoutes.of(() -> new Health(true, true, "RUNNING"), learner::observed))) {
            for (int i = 0; i < 999; i++) {
                learner.send(visit(i, null));
            }
            assertThat(warnings(server)).isEmpty();
            learner.send(visit(999, null));
            assertThat(warnings(server))
                    .satisfiesExactlyInAnyOrder(
                            warning -> assertThat(warning).startsWith("field amount: missing in each of"),
                            warning -> assertThat(warning)
                                    .matches("field place: more distinct values than its capacity 4; in the last 1000"
                                            + " events [1-9][0-9]+ values had .*"),
                            warning -> assertThat(warning)
                                    .startsWith("field shelf: more distinct values than its capacity 4;"));
            learner.send(visit(1000, 3.5));
            assertThat(warnings(server)).hasSize(2).noneMatch(warning -> warning.contains("amount"));
        }
    }

    private byte[] visit(int index, Double amount) {
        GenericRecord visit = Visits.labelled(random, index, LearnerDriver.RECORD_TIME);
        visit.put("amount", amount);
        return Visits.bytes(visit);
    }

    private static List<String> warnings(ApiServer server) {
        return HealthClient.vitals(server.address(), "").orElseThrow().events().warnings();
    }
}
