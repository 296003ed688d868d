package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowGroupsTest {

    private static final int ROWS_PER_FIELD = 7;
    private static final int BATCH_ROWS = 20;

    @Property(tries = 200)
    void groupsTheSlotsOfEveryFieldByRow(
            @ForAll @IntRange(min = 1, max = 4) int fields,
            @ForAll @IntRange(min = 0, max = BATCH_ROWS) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        RowGroups groups = new RowGroups(new InputShape(BATCH_ROWS, fields * ROWS_PER_FIELD, fields, 0));
        groups.group(draw(random, fields), BATCH_ROWS);
        int[] embeddingRows = draw(random, fields);
        groups.group(embeddingRows, count);
        int group = 0;
        for (int field = 0; field < fields; field++) {
            assertThat(groups.first(field)).isEqualTo(group);
            for (Map.Entry<Integer, List<Integer>> expected :
                    slotsByRow(embeddingRows, fields, field, count).entrySet()) {
                assertThat(groups.tableRow(group)).isEqualTo(expected.getKey());
                for (int slot : expected.getValue()) {
                    assertThat(groups.ofRows(field)[slot]).isEqualTo(group);
                }
                group++;
            }
        }
        assertThat(groups.size()).isEqualTo(group);
    }

    private static int[] draw(Random random, int fields) {
        int[] rows = new int[BATCH_ROWS * fields];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % fields * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
        }
        return rows;
    }

    private static Map<Integer, List<Integer>> slotsByRow(int[] rows, int fields, int field, int count) {
        Map<Integer, List<Integer>> slots = new LinkedHashMap<>();
        for (int slot = 0; slot < count; slot++) {
            slots.computeIfAbsent(rows[slot * fields + field], row -> new ArrayList<>())
                    .add(slot);
        }
        return slots;
    }
}
