package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mmoestreams.fixtures.RandomRows;

class RowBatchTest {

    private static final FeatureSpec SPEC = RandomRows.spec();

    @Property(tries = 100)
    void writtenRowReadElsewhereIsTheSameRow(
            @ForAll long seed, @ForAll @IntRange(max = 4) int from, @ForAll @IntRange(max = 6) int to) {
        RowBatch written = RowBatch.of(SPEC, 5);
        RandomRows rows = new RandomRows(SPEC, seed);
        FeatureEncoder encoder = new FeatureEncoder(SPEC);
        for (int row = 0; row < 5; row++) {
            encoder.encode(rows.next(), written, row);
        }
        byte[] bytes = bytes(written, from);
        assertThat(bytes).hasSize(written.rowBytes());
        RowBatch read = RowBatch.of(SPEC, 7);
        read.read(to, ByteBuffer.wrap(bytes));
        assertThat(bytes(read, to)).isEqualTo(bytes);
        for (int task = 0; task < 2; task++) {
            assertThat(read.label(to, task)).isEqualTo(Double.valueOf(written.label(from, task)));
        }
        int fields = SPEC.embeddedFields();
        assertThat(Arrays.copyOfRange(read.embeddingRows(), to * fields, (to + 1) * fields))
                .isEqualTo(Arrays.copyOfRange(written.embeddingRows(), from * fields, (from + 1) * fields));
        assertThat(Arrays.copyOfRange(read.logs(), to * 2, to * 2 + 2))
                .isEqualTo(Arrays.copyOfRange(written.logs(), from * 2, from * 2 + 2));
        for (int row = 0; row < 7; row++) {
            if (row != to) {
                assertThat(bytes(read, row)).as("row %d", row).containsOnly(0);
            }
        }
    }

    @Test
    void refusesAnotherNumberOfBytes() {
        RowBatch batch = RowBatch.of(SPEC, 1);
        int bytes = batch.rowBytes();
        assertThat(bytes).isEqualTo(5 * 4 + 2 * 4 + 2 * 8);
        assertThatThrownBy(() -> batch.read(0, ByteBuffer.allocate(bytes - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("encoded row: 43 bytes (expected: 44 bytes)");
        assertThatThrownBy(() -> batch.read(0, ByteBuffer.allocate(bytes + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(RowBatch batch, int row) {
        ByteBuffer out = ByteBuffer.allocate(batch.rowBytes());
        batch.write(row, out);
        assertThat(out.hasRemaining()).isFalse();
        return out.array();
    }
}
