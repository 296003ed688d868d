package org.mmoestreams.workbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A user's own stream: visits to a shop, with ids and times of their own, a nested record, and labels that lack now and
 * then. Written as CSV in an order that is not the schema's.
 */
public final class ShopVisits {

    /** The names of the columns. */
    public static final String HEADER = "bought,visit,came_at,basket,visitor.country,visitor.age,kind";

    private static final String SCHEMA = """
            {"type": "record", "name": "Visit", "namespace": "own", "fields": [
              {"name": "visit", "type": "string"},
              {"name": "came_at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["WALK", "RIDE"]}},
              {"name": "basket", "type": ["null", "double"], "default": null},
              {"name": "visitor", "type": {"type": "record", "name": "Visitor", "fields": [
                {"name": "country", "type": "string"},
                {"name": "age", "type": ["null", "int"]}]}},
              {"name": "bought", "type": ["null", "boolean"], "default": null}
            ]}
            """;

    private static final String SPEC = """
            event-id: visit
            event-time: came_at
            nominal: [{field: kind, capacity: 2}]
            continuous: [{field: basket, buckets: {width: 10, max: 100}}]
            tasks: [{name: buys, field: bought, positive: "true"}]
            ignored: [visitor]
            """;

    private ShopVisits() {}

    /** Writes schema and spec as {@code visit.avsc} and {@code visit.yaml} into a folder. */
    public static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("visit.avsc"), SCHEMA);
        Files.writeString(folder.resolve("visit.yaml"), SPEC);
    }

    /** The rows of some visits, without a header. */
    public static List<String> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int basket = random.nextInt(100);
            boolean rides = random.nextBoolean();
            boolean buys = random.nextInt(20) == 0 || basket + (rides ? 20 : 0) > 60;
            rows.add(String.join(
                    ",",
                    Boolean.toString(buys),
                    "v" + i,
                    Instant.ofEpochSecond(1_700_000_000L + i).toString(),
                    random.nextInt(10) == 0 ? "" : Integer.toString(basket),
                    random.nextBoolean() ? "FR" : "\"DE, east\"",
                    random.nextBoolean() ? "" : Integer.toString(random.nextInt(90)),
                    rides ? "RIDE" : "WALK"));
        }
        return rows;
    }
}
