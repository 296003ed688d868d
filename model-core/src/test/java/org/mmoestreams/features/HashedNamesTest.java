package org.mmoestreams.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedNamesTest {

    private static final int ROWS = 1000;

    /** Weights that were learnt hang on these: a change of the hash is a change of the model's format. */
    @Test
    void valuesHaveTheRowsThatTheyHadInEveryBuild() {
        HashedNames names = new HashedNames(ROWS, 0);
        assertThat(new int[] {row(names, ""), row(names, "a"), row(names, "visitor 4711"), row(names, "größe")})
                .containsExactly(2, 357, 552, 984);
    }

    @Test
    void hashesTheBytesOfTheValueAlone() {
        HashedNames names = new HashedNames(ROWS, 7);
        byte[] buffer = "xxvisitor 4711yyyyyyyyyy".getBytes(UTF_8);
        assertThat(names.rowOf(buffer, 2, 12)).isEqualTo(row(names, "visitor 4711"));
        assertThat(names.find(buffer, 2, 12)).isEqualTo(row(names, "visitor 4711"));
        assertThat(row(names, "a")).isNotEqualTo(row(names, "a\0"));
    }

    @Test
    void missingValueHasARowOfItsOwnAndNothingIsKept() {
        HashedNames names = new HashedNames(ROWS, 0);
        assertThat(names.rowOf(new byte[0], 0, -1)).isEqualTo(Vocabulary.MISSING);
        assertThat(row(names, "")).isGreaterThanOrEqualTo(Vocabulary.FIRST_VALUE);
        assertThat(names.chunkNames()).isEmpty();
        assertThat(new String(names.valueOf(19), UTF_8)).isEqualTo("#17");
    }

    @Test
    void anotherSeedHasOtherValuesShareRows() {
        HashedNames one = new HashedNames(ROWS, 1);
        HashedNames other = new HashedNames(ROWS, 2);
        long alike = IntStream.range(0, 10_000)
                .filter(i -> row(one, "id " + i) == row(other, "id " + i))
                .count();
        assertThat((double) alike).isEqualTo(10, offset(15.0));
    }

    /** 700 values over 1,000 rows: 1 - exp(-0.7) of them have company, and the rows are used evenly. */
    @Test
    void asManyValuesShareARowAsChanceHasIt() {
        double shared = 0;
        int seeds = 50;
        for (long seed = 0; seed < seeds; seed++) {
            HashedNames names = new HashedNames(ROWS, seed);
            BitSet once = new BitSet();
            BitSet more = new BitSet();
            for (int i = 0; i < 700; i++) {
                int row = row(names, "visitor " + i);
                assertThat(row).isBetween(Vocabulary.FIRST_VALUE, ROWS + 1);
                more.set(row, more.get(row) || once.get(row));
                once.set(row);
            }
            once.andNot(more);
            shared += 700 - once.cardinality();
        }
        assertThat(shared / seeds / 700).isEqualTo(1 - Math.exp(-0.7), offset(0.01));
    }

    private static int row(HashedNames names, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return names.rowOf(bytes, 0, bytes.length);
    }
}
