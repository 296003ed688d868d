package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.NameTable.Value;

class EncodingTablesTest {

    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal:
              - {field: visitor, capacity: 3, expire-after: {windows: 1}}
              - {field: colour, capacity: 5}
              - {field: session, hashed: 16}
            continuous:
              - {field: age, buckets: {width: 10, max: 100}}
            crosses:
              - {cross: [visitor, colour], capacity: 9, expire-after: {windows: 50}}
              - {cross: [colour, age], hashed: 7}
            multi-valued:
              - {field: tags, capacity: 4, max-values: 2}
            tasks:
              - {name: buys, field: bought, positive: "yes"}
            """);

    private final FeatureEncoder encoder = new FeatureEncoder(SPEC);
    private final FieldValues values = FieldValues.of(SPEC);
    private final RowBatch batch = RowBatch.of(SPEC, 1);

    @Test
    void nameTheRowsThatValuesHave() {
        encode("ann", "red", "new");
        encode("bob", "", "old");
        EncodingTables tables = encoder.tables();
        assertThat(tables.ranges())
                .containsExactly(
                        new FieldRows("visitor", 0, 4),
                        new FieldRows("colour", 5, 4),
                        new FieldRows("session", 12, 18),
                        new FieldRows("age", 30, 13),
                        new FieldRows("visitor*colour", 43, 4),
                        new FieldRows("colour*age", 54, 7),
                        new FieldRows("tags", 61, 4));
        assertThat(tables.nominal().get(0).values()).containsExactly(new Value(2, "ann"), new Value(3, "bob"));
        assertThat(tables.nominal().get(1).values()).containsExactly(new Value(2, "red"), new Value(3, ""));
        assertThat(tables.nominal().get(2).values()).isEmpty();
        assertThat(tables.multiValued().get(0).values()).containsExactly(new Value(2, "new"), new Value(3, "old"));
        CrossTable cross = tables.crosses().get(0);
        assertThat(cross.fields()).containsExactly(0, 1);
        assertThat(cross.combinations().get(1).row()).isEqualTo(3);
        assertThat(cross.combinations().get(1).fields()).containsExactly(3, 3);
        assertThat(tables.crosses().get(1).hashed()).isEqualTo(7);
        assertThat(tables.crosses().get(1).fields()).containsExactly(1, 3);
    }

    @Test
    void forgetCombinationsOfAValueWhoseRowAnotherOneHas() {
        encode("ann", "red", "new");
        encode("bob", "red", "new");
        encoder.windowClosed();
        encode("bob", "red", "new");
        encoder.windowClosed();
        assertThat(encoder.tables().nominal().get(0).values()).containsExactly(new Value(3, "bob"));
        assertThat(encoder.tables().crosses().get(0).combinations()).hasSize(1);
        encode("cid", "blue", "new");
        EncodingTables tables = encoder.tables();
        assertThat(tables.nominal().get(0).values()).containsExactly(new Value(2, "cid"), new Value(3, "bob"));
        CrossTable cross = tables.crosses().get(0);
        assertThat(cross.combinations())
                .extracting(CrossTable.Combination::row, CrossTable.Combination::fields)
                .containsExactlyInAnyOrder(tuple(3, List.of(3, 2)), tuple(4, List.of(2, 3)));
    }

    @Test
    void leaveOutWhatIsNoText() {
        byte[] broken = {(byte) 0xC3, 0x28};
        values.setNominal(1, broken, 0, 2);
        encoder.encode(values, batch, 0);
        encode("ann", "red", "new");
        assertThat(encoder.tables().nominal().get(1).values()).containsExactly(new Value(3, "red"));
    }

    private void encode(String visitor, String colour, String tag) {
        values.clear();
        values.setNominal(0, visitor);
        values.setNominal(1, colour);
        values.setContinuous(0, 42);
        values.clearItems(0);
        byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
        values.addItem(0, bytes, 0, bytes.length);
        encoder.encode(values, batch, 0);
    }
}
