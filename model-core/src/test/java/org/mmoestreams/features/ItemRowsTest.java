package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mmoestreams.state.ChunkKey;

class ItemRowsTest {

    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal:
              - {field: colour, capacity: 3}
            multi-valued:
              - {field: tags, capacity: 2, max-values: 3}
              - {field: words, capacity: 100, max-values: 2, combine: mean}
            tasks:
              - {name: buys, field: bought, positive: "yes"}
            """);
    private static final int TAGS = 3 + 2;
    private static final int WORDS = TAGS + 2 + 2;

    private final FeatureEncoder encoder = new FeatureEncoder(SPEC);
    private final FieldValues values = FieldValues.of(SPEC);

    @Test
    void itemsHaveTheSlotsBehindTheSingleValuedFields() {
        assertThat(encoder.tableRows()).isEqualTo(WORDS + 102);
        assertThat(SPEC.features().slots()).isEqualTo(1 + 3 + 2);
        add(0, "new", "sale");
        add(1, "big", "big");
        assertThat(encoded(false)).containsExactly(0, TAGS + 2, TAGS + 3, -1, WORDS + 2, WORDS + 2);
    }

    @Test
    void missingFieldHasARowAndAnEmptyOneHasNone() {
        values.clearItems(1);
        assertThat(encoded(false)).containsExactly(0, TAGS, -1, -1, -1, -1);
        add(0, "new");
        values.setItemsMissing(0);
        assertThat(encoded(false)).containsExactly(0, TAGS, -1, -1, -1, -1);
    }

    @Test
    void countsTheItemsThatFindNoRoom() {
        assertThat(SPEC.features().capacities())
                .containsExactly(new Capacity("colour", 3), new Capacity("tags", 2), new Capacity("words", 100));
        add(0, "new", "sale", "old");
        encoded(false);
        encoded(false);
        encoded(true);
        assertThat(encoder.overflows(0)).isZero();
        assertThat(encoder.overflows(1)).isEqualTo(2);
        assertThat(encoder.overflows(2)).isZero();
    }

    @Test
    void rowIsFilledWhole() {
        RowBatch batch = RowBatch.of(SPEC, 1);
        add(0, "new", "sale", "old");
        add(1, "big", "small");
        encoder.encode(values, batch, 0);
        assertThat(batch.embeddingRows()).doesNotContain(-1);
        values.clear();
        add(0, "sale");
        values.clearItems(1);
        encoder.encode(values, batch, 0);
        assertThat(batch.embeddingRows()).containsExactly(0, TAGS + 3, -1, -1, -1, -1);
    }

    @Test
    void itemsBeyondTheCapacityShareARow() {
        add(0, "a", "b", "c");
        assertThat(encoded(false)).startsWith(0, TAGS + 2, TAGS + 3, TAGS + Vocabulary.OVERFLOW);
    }

    @Test
    void itemsBeyondTheMostThatAFieldTakesAreLeftOut() {
        values.clearItems(1);
        byte[] bytes = {'x', 'y', 'z'};
        assertThat(values.addItem(1, bytes, 0, 1)).isTrue();
        assertThat(values.addItem(1, bytes, 1, 1)).isTrue();
        assertThat(values.addItem(1, bytes, 2, 1)).isFalse();
        assertThat(encoded(false)).endsWith(WORDS + 2, WORDS + 3);
        byte[] longest = new byte[FeatureEncoder.maxValueBytes() + 1];
        values.clearItems(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.addItem(1, longest, 0, longest.length))
                .withMessage("multi-valued value: 1025 bytes (expected: <= 1024)");
    }

    @Test
    void frozenEncodingGivesNoRows() {
        add(1, "big");
        encoded(false);
        add(1, "small", "big");
        assertThat(encoded(true)).endsWith(WORDS + Vocabulary.OVERFLOW, WORDS + 2);
        assertThat(encoded(false)).endsWith(WORDS + 3, WORDS + 2);
    }

    @Test
    void itemsAreStateOfTheirOwn() {
        add(0, "new");
        add(1, "big", "small");
        encoded(false);
        Map<String, byte[]> chunks = new TreeMap<>();
        encoder.drainChanges(chunks::put);
        assertThat(chunks).containsOnlyKeys("dictionary.tags/000000", "dictionary.words/000000");
        FeatureEncoder loaded = new FeatureEncoder(SPEC);
        chunks.forEach((key, chunk) -> loaded.load(ChunkKey.parse(key), chunk));
        RowBatch batch = RowBatch.of(SPEC, 1);
        add(1, "small", "huge");
        loaded.encode(values, batch, 0);
        assertThat(batch.embeddingRows()).containsExactly(0, TAGS + 2, -1, -1, WORDS + 3, WORDS + 4);
    }

    @Test
    void writtenRowHasItsItems() {
        RowBatch batch = RowBatch.of(SPEC, 2);
        assertThat(batch.embeddingRows()).containsExactly(0, -1, -1, -1, -1, -1, 0, -1, -1, -1, -1, -1);
        add(0, "new", "sale");
        encoder.encode(values, batch, 1);
        ByteBuffer bytes = ByteBuffer.allocate(batch.rowBytes());
        assertThat(batch.rowBytes()).isEqualTo(6 * 4 + 8);
        batch.write(1, bytes);
        RowBatch read = RowBatch.of(SPEC, 1);
        read.read(0, bytes.flip());
        assertThat(read.embeddingRows()).containsExactly(0, TAGS + 2, TAGS + 3, -1, WORDS, -1);
    }

    private void add(int field, String... items) {
        values.clearItems(field);
        for (String item : items) {
            byte[] bytes = item.getBytes(StandardCharsets.UTF_8);
            assertThat(values.addItem(field, bytes, 0, bytes.length)).isTrue();
        }
    }

    private int[] encoded(boolean frozen) {
        RowBatch batch = RowBatch.of(SPEC, 1);
        if (frozen) {
            encoder.encodeFrozen(values, batch, 0);
        } else {
            encoder.encode(values, batch, 0);
        }
        return batch.embeddingRows();
    }
}
