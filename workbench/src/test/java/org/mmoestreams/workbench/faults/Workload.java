package org.mmoestreams.workbench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/**
 * Events to be learnt, the same whenever they are asked for: census-like, some without labels, some out of order, and
 * some bytes that are no event.
 *
 * @param events how many, the bad ones included
 * @param partitions partitions of the features topic, which take turns
 */
record Workload(int events, int partitions) {

    /** What most cases learn. */
    static final Workload USUAL = new Workload(4_000, 2);

    /** What the short form of the suite learns. */
    static final Workload SHORT = new Workload(1_200, 2);

    static final List<String> WINDOWS = List.of("window.rows=48", "metrics.sliding-rows=600", "metrics.every-rows=300");

    /** A detector that takes little for a change, and both kinds of reactions: a factor and new weights. */
    static final List<String> CHANGES = List.of(
            "drift.detector=page-hinkley",
            "drift.page-hinkley.threshold=8",
            "drift.windows=5",
            "drift.reaction=income=raise-rate,never_married=restart-tower",
            "drift.input-rows=250",
            "drift.input-threshold=0.05");

    static final List<String> EXPERTS = List.of("model.load-balance=0.01", "model.expert-dropout=0.1");

    // kept so long that no row is late, as what is late hangs on which partition's windows come first
    private static final List<String> SCOPES = List.of(
            "metrics.tumbling=PT10M", "metrics.tumbling-kept=100", "metrics.version-range=8", "metrics.slices=sex");

    private static final long SEED = 20_260_101;
    private static final EventClock CLOCK = EventClock.from(Instant.parse("1995-01-01T00:00:00Z"));
    private static final Duration LATE = Duration.ofSeconds(40);

    /** The settings that it is learnt with: windows so small that there are many, and all that has a state. */
    List<String> settings() {
        return Stream.of(WINDOWS, SCOPES, CHANGES, EXPERTS)
                .flatMap(List::stream)
                .toList();
    }

    /** The records to be sent to a features topic, in their order. */
    List<ProducerRecord<byte[], byte[]>> records(String topic) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        Census census = new Census();
        try (RowSource rows = census.generated(SEED, RowRange.first(events))) {
            for (int index = 0; index < events; index++) {
                byte[] key = EventIds.idOf(index).getBytes(UTF_8);
                byte[] event = event(census.events(), index, rows.next(), random);
                byte[] value = random.nextInt(100) == 0 ? new byte[] {1, 2, 3} : event;
                records.add(new ProducerRecord<>(topic, index % partitions, key, value));
            }
        }
        return records;
    }

    private static byte[] event(RowEvents events, int index, String[] row, SplittableRandom random) {
        Instant time = CLOCK.timeOf(index);
        Instant eventTime = random.nextInt(20) == 0 ? time.minus(LATE) : time;
        GenericRecord event = events.event(EventIds.idOf(index), eventTime, row);
        if (random.nextInt(8) == 0) {
            event.put("income_50k", null);
            event.put("marital_stat", null);
        }
        return events.bytes(event);
    }
}
