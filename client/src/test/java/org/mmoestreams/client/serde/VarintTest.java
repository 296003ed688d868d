package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is what its bytes say or it is refused: no bit that does not fit falls away. */
class VarintTest {

    private static final BigInteger LONGS = BigInteger.ONE.shiftLeft(Long.SIZE);
    private static final BigInteger INTS = BigInteger.ONE.shiftLeft(Integer.SIZE);

    private final AvroCursor cursor = new AvroCursor();

    @Property(tries = 5000)
    void readsALongOf64BitsAndRefusesMore(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int length)
            throws IOException {
        byte[] bytes = varint(seed, length);
        BigInteger bits = bits(bytes);
        boolean fits = length <= 10 && bits.compareTo(LONGS) < 0;
        assertThat(readLong(bytes).isPresent()).isEqualTo(fits);
        assertThat(skips(Schema.Type.LONG, bytes))
                .as("what Avro's reader gets to see")
                .isEqualTo(fits);
        if (fits) {
            assertThat(readLong(bytes)).hasValue(avro(bytes).readLong()).hasValue(unzigzag(bits));
        }
    }

    @Property(tries = 5000)
    void readsAnIntOf32BitsAndRefusesMore(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int length)
            throws IOException {
        byte[] bytes = varint(seed, length);
        BigInteger bits = bits(bytes);
        boolean fits = length <= 5 && bits.compareTo(INTS) < 0;
        assertThat(readInt(bytes).isPresent()).isEqualTo(fits);
        assertThat(skips(Schema.Type.INT, bytes))
                .as("what Avro's reader gets to see")
                .isEqualTo(fits);
        if (fits) {
            assertThat(readInt(bytes)).hasValue(avro(bytes).readInt()).hasValue((int) unzigzag(bits));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 0x40, 0x7E, 0x7F})
    void refusesATenthByteAboveOne(int last) {
        byte[] bytes = new byte[10];
        Arrays.fill(bytes, (byte) 0xFF);
        bytes[9] = 1;
        assertThat(readLong(bytes)).hasValue(Long.MIN_VALUE);
        bytes[9] = (byte) last;
        assertThat(readLong(bytes)).isEmpty();
    }

    /** A varint of some length; the last byte is small as often as not, where the limits are. */
    private static byte[] varint(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (0x80 | random.nextInt(0x80));
        }
        bytes[length - 1] = (byte) random.nextInt(random.nextBoolean() ? 4 : 0x80);
        return bytes;
    }

    private static BigInteger bits(byte[] varint) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = varint.length - 1; i >= 0; i--) {
            bits = bits.shiftLeft(7).or(BigInteger.valueOf(varint[i] & 0x7F));
        }
        return bits;
    }

    private static long unzigzag(BigInteger bits) {
        BigInteger half = bits.shiftRight(1);
        return (bits.testBit(0) ? half.negate().subtract(BigInteger.ONE) : half).longValueExact();
    }

    private Optional<Long> readLong(byte[] bytes) {
        cursor.reset(bytes, 0);
        try {
            return Optional.of(cursor.readLong());
        } catch (BadEventException refused) {
            return Optional.empty();
        }
    }

    private Optional<Integer> readInt(byte[] bytes) {
        cursor.reset(bytes, 0);
        try {
            return Optional.of(cursor.readInt());
        } catch (BadEventException refused) {
            return Optional.empty();
        }
    }

    private boolean skips(Schema.Type type, byte[] bytes) {
        cursor.reset(bytes, 0);
        try {
            new DatumSkipper(Schema.create(type)).skip(cursor);
            return true;
        } catch (BadEventException refused) {
            return false;
        }
    }

    private static BinaryDecoder avro(byte[] bytes) {
        return DecoderFactory.get().binaryDecoder(bytes, null);
    }
}
