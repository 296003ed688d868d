package org.mmoestreams.workbench.bench.labels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.rows.RowLayout;

/**
 * Adverts shown a second apart. About a fifth are clicked, some 20 s later in the mean; of those, half are bought from,
 * minutes later. A fifth of the people click six times as often as the others.
 */
final class ClickRows {

    private static final String SCHEMA = """
            {"type": "record", "name": "Shown", "namespace": "own", "fields": [
              {"name": "id", "type": "string"},
              {"name": "shown", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "person", "type": "string"},
              {"name": "advert", "type": "string"},
              {"name": "clicked", "type": ["null", "boolean"], "default": null},
              {"name": "bought", "type": ["null", "boolean"], "default": null}
            ]}
            """;

    private static final String SPEC = """
            event-id: id
            event-time: shown
            nominal: [{field: person, capacity: 100}, {field: advert, capacity: 20}]
            tasks:
              - {name: click, field: clicked, positive: "true", attribution: PT10S, at-end: negative, late: correct}
              - {name: buy, field: bought, positive: "true", attribution: PT10M, at-end: negative}
            """;

    private static final long START = 1_700_000_000_000L;
    private static final double CLICK_MILLIS = 20_000;
    private static final double BUY_MILLIS = 120_000;

    private ClickRows() {}

    /** What the events are; the columns that say delays are beside them. */
    static DataSet data() {
        return DataSets.own(
                EventFormat.of(SCHEMA, SPEC),
                RowLayout.byName(),
                Nulls.empty(),
                row -> {},
                Set.of("click_ms", "buy_ms"));
    }

    /** Writes so many rows. */
    static Path write(Path file, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>(List.of("id,shown,person,advert,clicked,bought,click_ms,buy_ms"));
        for (int i = 0; i < rows; i++) {
            int person = random.nextInt(50);
            int advert = random.nextInt(10);
            boolean clicked = random.nextDouble() < (person % 5 == 0 ? 0.6 : 0.1);
            boolean bought = clicked && random.nextBoolean();
            lines.add("e%d,%d,p%d,a%d,%s,%s,%s,%s"
                    .formatted(
                            i,
                            START + 1000L * i,
                            person,
                            advert,
                            clicked,
                            clicked ? bought : "",
                            clicked ? delay(random, CLICK_MILLIS) : "",
                            bought ? delay(random, BUY_MILLIS) : ""));
        }
        return Files.write(file, lines);
    }

    private static String delay(SplittableRandom random, double mean) {
        return Long.toString(Math.round(-mean * Math.log(1 - random.nextDouble())));
    }
}
