package org.mmoestreams.app.scored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Property
    void numbersComeBack(@ForAll long[] numbers) {
        assertThat(LongColumn.read(LongColumn.write(numbers), numbers.length)).containsExactly(numbers);
        assertThat(ByteColumns.longs(ByteColumns.longs(numbers))).containsExactly(numbers);
    }

    @Property
    void scoresComeBack(@ForAll double[] numbers) {
        assertThat(ByteColumns.doubles(ByteColumns.doubles(numbers))).containsExactly(numbers);
    }

    @Property
    void placesComeBack(@ForAll short[] bits) {
        int[] numbers = new int[bits.length];
        for (int i = 0; i < bits.length; i++) {
            numbers[i] = Short.toUnsignedInt(bits[i]);
        }
        assertThat(ByteColumns.shorts(ByteColumns.shorts(numbers))).containsExactly(numbers);
    }

    @Test
    void timesOfABusyStreamTakeAByteEach() {
        long[] times = new long[1000];
        for (int i = 0; i < times.length; i++) {
            times[i] = 1_700_000_000_000L + i * 3L;
        }
        assertThat(LongColumn.write(times).remaining()).isEqualTo(times.length - 1 + 6);
    }

    /** The empty text's is the constant that Avro's specification begins with; the others are in its test suite. */
    @Test
    void keysAreTheFingerprintsOfAvrosSpecification() {
        assertThat(EventKey.of(new byte[0])).isEqualTo(0xC15D213AA4D7A795L);
        assertThat(EventKey.of("\"null\"".getBytes(UTF_8))).isEqualTo(7195948357588979594L);
        assertThat(EventKey.of("\"boolean\"".getBytes(UTF_8))).isEqualTo(-6970731678124411036L);
    }
}
