package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;

class DataSetsTest {

    private static final EventClock CLOCK = EventClock.from(Instant.EPOCH);

    static List<String> names() {
        return DataSets.names();
    }

    @Test
    void haveANameEach() {
        assertThat(names()).doesNotHaveDuplicates().contains(DataSets.USUAL);
        assertThat(DataSets.named("nothing")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void makeEventsThatALearnerReadsOfTheirRows(String name) throws Exception {
        RowDataSet data = DataSets.named(name).orElseThrow();
        EventReader reader = new EventReader(data.events().schema(), Duration.ZERO);
        try (RowSource rows = data.generated(1, RowRange.first(100))) {
            for (long index = 0; rows.hasNext(); index++) {
                Event event = reader.read(data.events().next(rows, CLOCK), index);
                assertThat(event.idText()).isEqualTo(EventIds.idOf(index));
                assertThat(event.time()).isEqualTo(index);
                assertThat(event.values().isLabelled()).isTrue();
            }
        }
    }
}
