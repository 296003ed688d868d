package org.mmoestreams.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.RowBatch;

/** A field with more names than its capacity takes no more memory, and all names beyond it are predicted alike. */
class ManyDistinctValuesTest {

    private static final int NAMES = 100_000;
    private static final int CAPACITY = Visits.SPEC.nominal().get(0).capacity();

    @Test
    void namesBeyondTheCapacityShareOneRow() throws BadEventException {
        EventReader reader = new EventReader(Visits.schema(), Duration.ofDays(1));
        GenericRecord visit = Visits.labelled(new SplittableRandom(61), 1, Visits.START);
        Map<String, byte[]> chunks = new HashMap<>();
        Set<Double> said = new HashSet<>();
        try (OnlineLearner learner = OnlineLearner.create(
                Visits.SPEC, Settings.of(Visits.smallModel()).learner())) {
            RowBatch batch = learner.newBatch();
            for (int i = 0; i < NAMES; i++) {
                visit.put("place", "place-" + i);
                learner.encode(reader.read(Visits.bytes(visit), Visits.START).values(), batch, 0);
                learner.drainChanges(chunks::put);
                if (i % 1000 == 0 && i >= CAPACITY) {
                    learner.predict(batch, 0, 1);
                    said.add(batch.prediction(0, 0));
                }
            }
            int chunkBytes = chunks.get("dictionary.place/000000").length;
            assertThat(chunkBytes).isEqualTo(CAPACITY * (Short.BYTES + "place-0".length()));
            assertThat(chunks.keySet().stream().filter(key -> key.startsWith("dictionary.place")))
                    .hasSize(1);
            assertThat(said).hasSize(1);
        }
    }
}
