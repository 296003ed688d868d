package org.mmoestreams.workbench.testing;

import java.util.Locale;
import java.util.SplittableRandom;
import org.mmoestreams.workbench.data.GeneratedRows;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/**
 * Fruit that is ripe or not: a data set that has nothing in common with the census. Rows begin with a name, weights may
 * be missing, and there is one task.
 */
public final class Fruit implements RowDataSet {

    private static final String SCHEMA = """
            {"type": "record", "name": "Picked", "namespace": "orchard", "fields": [
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["APPLE", "PEAR", "PLUM"]}},
              {"name": "fruit", "type": "string"},
              {"name": "grams", "type": ["null", "double"], "default": null},
              {"name": "days", "type": "long"},
              {"name": "picked_at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "south_side", "type": "boolean"},
              {"name": "picker", "type": ["null", "string"], "default": null},
              {"name": "ripe", "type": ["null", "boolean"], "default": null}
            ]}
            """;

    private static final String SPEC = """
            event-id: fruit
            event-time: picked_at
            nominal:
              - {field: kind, capacity: 4}
              - {field: south_side, capacity: 2}
            continuous:
              - {field: grams, buckets: {per-octave: 2, max: 1000}}
              - {field: days, buckets: {width: 5, max: 100}}
            tasks:
              - {name: ripe, field: ripe, positive: "true"}
            ignored: [picker]
            """;

    private static final String[] KINDS = {"APPLE", "PEAR", "PLUM"};

    private final RowEvents events = RowEvents.of(SCHEMA, SPEC);

    @Override
    public String name() {
        return "fruit";
    }

    @Override
    public RowEvents events() {
        return events;
    }

    @Override
    public RowSource generated(long seed, RowRange range) {
        return GeneratedRows.of(range, index -> row(new SplittableRandom(seed * 1_000_003 + index)));
    }

    private static String[] row(SplittableRandom random) {
        int kind = random.nextInt(KINDS.length);
        int days = random.nextInt(100);
        boolean south = random.nextBoolean();
        boolean ripe = random.nextInt(20) == 0 || days + (south ? 10 : 0) > 40 + 10 * kind;
        String grams =
                random.nextInt(10) == 0 ? "" : String.format(Locale.ROOT, "%.1f", 50 + 100 * random.nextDouble());
        return new String[] {
            KINDS[kind], grams, Integer.toString(days), Boolean.toString(south), "nobody", Boolean.toString(ripe)
        };
    }
}
