package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mmoestreams.state.ChunkKey;

class CrossRowsTest {

    private static final FeatureSpec KNOWN = spec("{cross: [colour, age], capacity: 4}");
    private static final FeatureSpec HASHED = spec("{cross: [colour, age, city], hashed: 97}");
    /** Five rows of colours, 22 of cities, 2 + 5 of ages. */
    private static final int FIRST = 5 + 22 + 7;

    @Test
    void crossHasRowsBehindThoseOfTheFieldsThatAreThereWithoutIt() {
        FeatureEncoder without = new FeatureEncoder(spec(""));
        FeatureEncoder known = new FeatureEncoder(KNOWN);
        assertThat(without.tableRows()).isEqualTo(FIRST);
        assertThat(known.tableRows()).isEqualTo(FIRST + 4 + 2);
        assertThat(new FeatureEncoder(HASHED).tableRows()).isEqualTo(FIRST + 97);
        int[] plain = encoded(without, spec(""), "red", "rome", 7);
        int[] crossed = encoded(known, KNOWN, "red", "rome", 7);
        assertThat(crossed).startsWith(plain).hasSize(plain.length + 1).endsWith(FIRST + Vocabulary.FIRST_VALUE);
    }

    @Test
    void combinationsGetRowsInTheOrderInWhichTheyComeUpToTheCapacity() {
        FeatureEncoder encoder = new FeatureEncoder(KNOWN);
        assertThat(cross(encoder, KNOWN, "red", 7)).isEqualTo(2);
        assertThat(cross(encoder, KNOWN, "red", 12)).isEqualTo(3);
        assertThat(cross(encoder, KNOWN, "blue", 7)).isEqualTo(4);
        assertThat(cross(encoder, KNOWN, "red", 8)).as("same bucket").isEqualTo(2);
        assertThat(cross(encoder, KNOWN, null, Double.NaN))
                .as("of missing values")
                .isEqualTo(5);
        assertThat(cross(encoder, KNOWN, "blue", 12)).isEqualTo(Vocabulary.OVERFLOW);
        assertThat(cross(encoder, KNOWN, "blue", 9)).isEqualTo(4);
    }

    @Test
    void valuesBeyondAFieldsCapacityAreOneInItsCross() {
        FeatureEncoder encoder = new FeatureEncoder(KNOWN);
        for (String colour : new String[] {"a", "b", "c"}) {
            encoded(encoder, KNOWN, colour, "rome", Double.NaN);
        }
        assertThat(cross(encoder, KNOWN, "d", 7)).isEqualTo(5).isEqualTo(cross(encoder, KNOWN, "e", 7));
    }

    @Test
    void frozenEncodingGivesNoRows() {
        FeatureEncoder encoder = new FeatureEncoder(KNOWN);
        cross(encoder, KNOWN, "red", 7);
        cross(encoder, KNOWN, "blue", 12);
        encoder.drainChanges((key, chunk) -> {});
        RowBatch batch = RowBatch.of(KNOWN, 1);
        encoder.encodeFrozen(values(KNOWN, "blue", "rome", 7), batch, 0);
        assertThat(batch.embeddingRows()[3]).isEqualTo(FIRST + Vocabulary.OVERFLOW);
        encoder.encodeFrozen(values(KNOWN, "blue", "rome", 12), batch, 0);
        assertThat(batch.embeddingRows()[3]).isEqualTo(FIRST + 3);
        Map<String, byte[]> changes = new HashMap<>();
        encoder.drainChanges(changes::put);
        assertThat(changes).isEmpty();
    }

    @Test
    void combinationsAreStateOfTheirOwn() {
        FeatureEncoder encoder = new FeatureEncoder(KNOWN);
        cross(encoder, KNOWN, "red", 7);
        cross(encoder, KNOWN, "blue", 7);
        Map<String, byte[]> chunks = new TreeMap<>();
        encoder.drainChanges(chunks::put);
        assertThat(chunks)
                .containsOnlyKeys("dictionary.city/000000", "dictionary.colour/000000", "dictionary.colour*age/000000");
        assertThat(chunks.get("dictionary.colour*age/000000"))
                .containsExactly(0, 8, 0, 0, 0, 2, 0, 0, 0, 3, 0, 8, 0, 0, 0, 3, 0, 0, 0, 3);
        FeatureEncoder loaded = new FeatureEncoder(KNOWN);
        chunks.forEach((key, chunk) -> loaded.load(ChunkKey.parse(key), chunk));
        assertThat(cross(loaded, KNOWN, "blue", 7)).isEqualTo(3);
        assertThat(cross(loaded, KNOWN, "green", 7)).isEqualTo(4);
        assertThat(new FeatureEncoder(HASHED).chunkNames()).containsExactly("dictionary.colour", "dictionary.city");
    }

    @Test
    void hashIsTheSameInEveryProcess() {
        assertThat(RowHash.with(0, 1)).isEqualTo(0xB456BCFC34C2CB2CL);
        assertThat(RowHash.with(0, 0)).isZero();
        assertThat(RowHash.with(RowHash.with(0, 3), 5)).isNotEqualTo(RowHash.with(RowHash.with(0, 5), 3));
        FeatureEncoder encoder = new FeatureEncoder(HASHED);
        int first = cross(encoder, HASHED, "red", 7);
        cross(encoder, HASHED, "blue", 7);
        // red and rome are the first of their fields, and 7 is in the second bucket
        long hash = RowHash.with(RowHash.with(RowHash.with(0, 2), 3), 2);
        assertThat(first).isEqualTo((int) Long.remainderUnsigned(hash, 97));
        assertThat(cross(new FeatureEncoder(HASHED), HASHED, "red", 7)).isEqualTo(first);
    }

    @Property(tries = 20)
    void hashedCombinationsAreSpreadOverAllRows(@ForAll long seed) {
        int size = 1000;
        Set<Integer> used = new HashSet<>();
        Random random = new Random(seed);
        int base = random.nextInt(1_000_000);
        for (int i = 0; i < size; i++) {
            long hash = RowHash.with(RowHash.with(0, base + i / 40), i % 40);
            used.add((int) Long.remainderUnsigned(hash, size));
        }
        // by chance it is 632, give or take 10
        assertThat(used).hasSizeBetween(570, 700);
    }

    @Test
    void refusesACrossOfFieldsThatItCannotCross() {
        assertThatThrownBy(() -> spec("{cross: [colour, height], capacity: 4}"))
                .hasMessageContaining(
                        "crosses.colour*height: height (expected: a field that is under nominal or continuous)");
        assertThatThrownBy(() -> spec("{cross: [colour], capacity: 4}"))
                .hasMessageContaining("crosses.cross: [colour] (expected: 2 to 8 different fields)");
        assertThatThrownBy(() -> spec("{cross: [colour, age]}"))
                .hasMessageContaining("crosses.colour*age: null (expected: either capacity or hashed)");
        assertThatThrownBy(() -> spec("{cross: [colour, age], capacity: 4}, {cross: [colour, age], hashed: 4}"))
                .hasMessageContaining("crosses: [colour*age, colour*age] (expected: each once)");
        assertThatThrownBy(() -> FeatureSpec.parse(
                        yaml("{cross: [colour, age], capacity: 4}").replace("field: city", "field: 'colour*age'")))
                .hasMessageContaining("crosses: colour*age (expected: a name that no field has; rename the field)");
    }

    private static int cross(FeatureEncoder encoder, FeatureSpec spec, String colour, double age) {
        return encoded(encoder, spec, colour, "rome", age)[3] - FIRST;
    }

    private static int[] encoded(FeatureEncoder encoder, FeatureSpec spec, String colour, String city, double age) {
        RowBatch batch = RowBatch.of(spec, 1);
        encoder.encode(values(spec, colour, city, age), batch, 0);
        return batch.embeddingRows().clone();
    }

    private static FieldValues values(FeatureSpec spec, String colour, String city, double age) {
        FieldValues values = FieldValues.of(spec);
        values.setNominal(0, colour);
        values.setNominal(1, city);
        values.setContinuous(0, age);
        return values;
    }

    private static FeatureSpec spec(String crosses) {
        return FeatureSpec.parse(yaml(crosses));
    }

    private static String yaml(String crosses) {
        return """
                event-id: id
                event-time: time
                nominal:
                  - {field: colour, capacity: 3}
                  - {field: city, capacity: 20}
                continuous:
                  - {field: age, buckets: {width: 5, max: 20}}
                crosses: [CROSSES]
                tasks:
                  - {name: buys, field: bought, positive: "yes"}
                """.replace("CROSSES", crosses);
    }
}
