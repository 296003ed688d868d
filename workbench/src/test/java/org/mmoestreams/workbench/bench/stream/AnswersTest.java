package org.mmoestreams.workbench.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.testing.Fruit;

class AnswersTest {

    private static final Instant TIME = Instant.parse("1995-03-01T12:00:00.123Z");

    static List<RowDataSet> dataSets() {
        return List.of(new Census(), new Fruit());
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void bothSubjectsSayTheSameOfTheEventsOfADataSet(RowDataSet data) {
        Function<byte[], byte[]> direct =
                new DirectAnswers(Settings.of(), data.events().schema());
        Function<byte[], byte[]> records =
                new RecordAnswers(Settings.of(), data.events().schema());
        try (RowSource rows = data.generated(1, RowRange.first(20))) {
            for (long index = 0; rows.hasNext(); index++) {
                byte[] event = data.events().at(index, TIME, rows);
                byte[] answer = records.apply(event);
                assertThat(AvroBytes.to(Prediction.class, answer).getEventId()).isEqualTo(EventIds.idOf(index));
                assertThat(AvroBytes.to(Prediction.class, answer).getEventTime())
                        .isEqualTo(TIME);
                assertThat(answer).isEqualTo(direct.apply(event));
            }
        }
    }

    @Test
    void readsEventsIntoTheGeneratedClassWhereThereIsOne() throws Exception {
        Census census = new Census();
        try (RowSource rows = census.generated(1, RowRange.first(1))) {
            byte[] event = census.events().at(0, TIME, rows);
            assertThat(AvroBytes.decoder(census.events().schema().reader()).decode(event))
                    .isInstanceOf(CensusEvent.class);
        }
    }
}
