package org.mmoestreams.workbench.integration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/** Generated census events as bytes, a second apart. */
final class CensusBytes {

    private CensusBytes() {}

    static List<byte[]> generated(int count) {
        Census census = new Census();
        RowSource rows = census.generated(3, RowRange.first(count));
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant time = Instant.ofEpochMilli(Visits.START + i * 1000L);
            events.add(census.events().at(i, time, rows));
        }
        return events;
    }
}
