package org.mmoestreams.workbench.integration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.workbench.data.CensusEvents;
import org.mmoestreams.workbench.data.CensusGenerator;
import org.mmoestreams.workbench.data.CensusTree;
import org.mmoestreams.workbench.data.RowRange;

/** Generated census events as bytes, a second apart. */
final class CensusBytes {

    private CensusBytes() {}

    static List<byte[]> generated(int count) {
        CensusGenerator rows = CensusGenerator.of(CensusTree.standard(), 3, RowRange.first(count));
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant time = Instant.ofEpochMilli(Visits.START + i * 1000L);
            events.add(AvroBytes.of(CensusEvents.of(CensusEvents.idOf(i), time, rows.next())));
        }
        return events;
    }
}
