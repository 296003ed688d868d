package org.mmoestreams.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.LearntWindow;

final class HistoryReaderTest {

    private final RecordList history = new RecordList();

    @Test
    void putsTheRecordsOfAWindowTogetherAndPassesOverOtherPartitions() throws DifferenceException {
        add(0, 3, 0, 10, 11).add(1, 1, 0, 7).add(0, 3, 2, 5);
        RecordedWindow window = new HistoryReader(history, 0, 1).window(0);
        assertThat(window.rows()).isEqualTo(3);
        assertThat(List.of(window.sequence(0), window.sequence(1), window.sequence(2)))
                .containsExactly(10L, 11L, 5L);
        assertThat(List.of(window.id(0), window.id(2))).containsExactly("e10", "e5");
        assertThat(window.label(2, 0)).isEqualTo(5);
        assertThat(window.weight(1)).isEqualTo(11);
        assertThat(window.isCorrection(0)).isFalse();
        assertThat(window.isCorrection(1)).isTrue();
    }

    @Test
    void saysThatTheHistoryBeginsLater() {
        history.add("0", 0, AvroBytes.of(part(9, 1, 0, 4)));
        assertThatThrownBy(() -> new HistoryReader(history, 0, 1).window(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("history: begins with window 9 (expected: window 0;");
    }

    @Test
    void namesAWindowThatIsMissingAndOneThatComesAgain() throws DifferenceException {
        add(0, 1, 0, 1);
        HistoryReader reader = new HistoryReader(history, 0, 1);
        reader.window(0);
        assertDifferent(reader, "window 1: not in the history");
        add(0, 1, 0, 1);
        assertDifferent(reader, "window 1: window 0 stands in its place");
    }

    @Test
    void namesAWindowOfWhichRowsAreMissing() {
        add(0, 3, 0, 1).add(0, 3, 2, 2);
        assertThatThrownBy(() -> new HistoryReader(history, 0, 1).window(0))
                .isInstanceOf(DifferenceException.class)
                .hasMessageStartingWith("window 0: the history has row 2 of window 0 next");
    }

    private static void assertDifferent(HistoryReader reader, String message) {
        assertThatThrownBy(() -> reader.window(1))
                .isInstanceOf(DifferenceException.class)
                .hasMessageStartingWith(message);
    }

    private HistoryReaderTest add(int partition, int rows, int first, long... sequences) {
        history.add(Integer.toString(partition), 0, AvroBytes.of(part(0, rows, first, sequences)));
        return this;
    }

    /** A row's label and weight are its number, odd ones are corrections. */
    private static LearntWindow part(long window, int rows, int first, long... sequences) {
        int bytes = sequences.length * Long.BYTES;
        ByteBuffer numbers = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer values = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer corrections = ByteBuffer.allocate(sequences.length);
        List<String> ids = new ArrayList<>();
        for (long sequence : sequences) {
            numbers.putLong(sequence);
            values.putDouble((double) sequence);
            corrections.put((byte) (sequence % 2));
            ids.add("e" + sequence);
        }
        return LearntWindow.newBuilder()
                .setPartition(0)
                .setWindow(window)
                .setRows(rows)
                .setFirstRow(first)
                .setEventsBefore(100)
                .setEventIds(ids)
                .setSequences(numbers.flip())
                .setLabels(values.flip())
                .setWeights(values.duplicate())
                .setCorrections(corrections.flip())
                .setLearnt(true)
                .build();
    }
}
