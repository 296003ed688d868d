package org.mmoestreams.workbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Six trips whose lengths are known when they arrive, from the example of {@code simulate_qa} in {@code
 * river/stream/qa.py} of online-ml/river, which says in which order they depart and arrive.
 */
public final class Trips {

    /** What departs and arrives when, in this order. */
    public static final List<String> ORDER = List.of(
            "dep t0 20:00:00",
            "dep t1 20:10:00",
            "arr t0 20:15:00",
            "dep t2 20:20:00",
            "arr t2 20:25:00",
            "arr t1 20:40:00",
            "dep t3 20:45:00",
            "dep t4 20:50:00",
            "arr t3 20:51:40",
            "arr t4 20:54:00",
            "dep t5 20:55:00",
            "arr t5 21:02:30");

    /** The schema of a trip. */
    public static final String SCHEMA = """
            {"type": "record", "name": "Trip", "namespace": "own", "fields": [
              {"name": "trip", "type": "string"},
              {"name": "departs", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "zone", "type": "string"},
              {"name": "arrival", "type": {"type": "record", "name": "Arrival", "fields": [
                {"name": "seconds", "type": ["null", "int"], "default": null}]}}
            ]}
            """;

    /** Two tasks, both of the field that is known on arrival. */
    public static final String SPEC = """
            event-id: trip
            event-time: departs
            nominal: [{field: zone, capacity: 8}]
            tasks:
              - {name: seconds, field: arrival.seconds, kind: regression}
              - {name: long, field: arrival.seconds, positive: {above: 600}}
            """;

    private static final String HEADER = "trip,departs,zone,arrival.seconds,arrives_after_ms";
    private static final List<String> DEPARTURES = List.of("20:00", "20:10", "20:20", "20:45", "20:50", "20:55");
    private static final int[] SECONDS = {900, 1800, 300, 400, 240, 450};

    private Trips() {}

    /** Writes {@code trip.avsc} and {@code trip.yaml}. */
    public static void writeSchemaAndSpec(Path folder) throws IOException {
        Files.writeString(folder.resolve("trip.avsc"), SCHEMA);
        Files.writeString(folder.resolve("trip.yaml"), SPEC);
    }

    /** The trips as CSV, with a column that is no field of theirs. */
    public static Path csv(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < SECONDS.length; i++) {
            lines.add("t%d,%s,z,%d,%d".formatted(i, departure(i), SECONDS[i], 1000 * SECONDS[i]));
        }
        return Files.write(folder.resolve("trips.csv"), lines);
    }

    /** The same as JSON lines. */
    public static Path json(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SECONDS.length; i++) {
            lines.add("{\"trip\":\"t%d\",\"departs\":\"%s\",\"zone\":\"z\",".formatted(i, departure(i))
                    + "\"arrives_after_ms\":%d,\"arrival\":{\"seconds\":%d}}".formatted(1000 * SECONDS[i], SECONDS[i]));
        }
        return Files.write(folder.resolve("trips.jsonl"), lines);
    }

    /** Seconds of a trip. */
    public static int seconds(int trip) {
        return SECONDS[trip];
    }

    /** The time of day of an event time, as in {@link #ORDER}. */
    public static String timeOfDay(long time) {
        return Instant.ofEpochMilli(time).toString().substring(11, 19);
    }

    private static String departure(int trip) {
        return "2020-01-01T" + DEPARTURES.get(trip) + ":00Z";
    }
}
