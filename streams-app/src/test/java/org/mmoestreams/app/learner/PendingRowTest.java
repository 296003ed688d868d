package org.mmoestreams.app.learner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.RowBatch;

class PendingRowTest {

    private static final short FORMER_PUBLISHED = 0x5042;

    @Test
    void aRowThatIsPredictedInItsWindowIsKnownAtItsEventsTime() {
        PendingRow row = new PendingRow(7, 3, 5000, "visit".getBytes(UTF_8), new byte[0]);
        assertThat(row.known()).isEqualTo(5000);
        assertThat(row.version()).isEqualTo(7);
    }

    @Test
    void readsRowsThatWaitedOfBuildsThatDidNotSayWhenTheirLabelsWereThere() {
        RowBatch batch = RowBatch.ofLateLabels(Visits.SPEC, 2);
        byte[] written = new PendingRow(7, 3, 5000, "visit".getBytes(UTF_8), new byte[0]).write(batch, 0);
        ByteBuffer former = ByteBuffer.allocate(written.length + Short.BYTES + 2 * Double.BYTES);
        former.put(written).putShort(FORMER_PUBLISHED).putDouble(0.25).putDouble(40);

        PendingRow row = PendingRow.read(former.array(), batch, 1);

        assertThat(row.published()).containsExactly(0.25, 40);
        assertThat(row.known()).isEqualTo(5000);
        assertThat(row.version()).isEqualTo(7);
        assertThat(PendingRow.read(row.write(batch, 1), batch, 0).published()).containsExactly(0.25, 40);
        assertThat(PendingRow.read(row.write(batch, 1), batch, 0).known()).isEqualTo(5000);
    }
}
