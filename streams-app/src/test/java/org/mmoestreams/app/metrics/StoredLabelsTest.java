package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

final class StoredLabelsTest {

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void readsBackWhatItWroteAndNoMore(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        double[] labels = new double[1 + chance.nextInt(300)];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = chance.nextInt(2);
        }
        if (chance.nextBoolean()) {
            labels[chance.nextInt(labels.length)] = chance.nextBoolean() ? -0.0 : chance.nextDouble();
        }
        ByteBuffer written = StoredLabels.write(labels);
        int length = written.remaining();
        ByteBuffer in = ByteBuffer.allocate(length + 5).putInt(7).put(written).put((byte) 1);
        in.position(Integer.BYTES);

        assertThat(StoredLabels.read(length, labels.length, in)).isEqualTo(labels);
        assertThat(in.position()).isEqualTo(Integer.BYTES + length);
    }

    @Test
    void takesABitForALabelThatIsZeroOrOneAndEightBytesElse() {
        assertThat(StoredLabels.write(new double[] {0, 1, 1, 0, 1, 0, 0, 0, 1}).remaining())
                .isEqualTo(2);
        assertThat(StoredLabels.write(new double[] {0, 1, 0.5}).remaining()).isEqualTo(24);
    }

    @Test
    void refusesBytesThatAreNotThoseOfSoManyLabels() {
        assertThatThrownBy(() -> StoredLabels.read(17, 3, ByteBuffer.allocate(17)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("stored labels: 17 bytes (expected: 1 or 24 of 3 rows;");
    }
}
