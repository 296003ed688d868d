package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.mmoestreams.features.RowBatch;

class RowGroupsTest {

    private static final int ROWS_PER_FIELD = 7;
    private static final int BATCH_ROWS = 20;

    @Property(tries = 200)
    void groupsTheRowsOfEveryFieldByTheTableRow(
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
                    rowsByTableRow(embeddingRows, fields, field, count).entrySet()) {
                assertThat(groups.tableRow(group)).isEqualTo(expected.getKey());
                for (int row : expected.getValue()) {
                    assertThat(groups.ofRows(field)[row]).isEqualTo(group);
                }
                group++;
            }
        }
        assertThat(groups.size()).isEqualTo(group);
    }

    @Property(tries = 200)
    void groupsTheItemsOfEveryBagByTheTableRow(
            @ForAll @IntRange(min = 0, max = 2) int fields,
            @ForAll @IntRange(min = 0, max = BATCH_ROWS) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Bag> bags = List.of(new Bag(fields, 3, true), new Bag(fields + 3, 5, false));
        int slots = fields + 8;
        RowGroups groups = new RowGroups(new InputShape(BATCH_ROWS, (fields + 2) * ROWS_PER_FIELD, fields, bags, 0));
        groups.group(drawItems(random, fields), BATCH_ROWS);
        int[] embeddingRows = drawItems(random, fields);
        groups.group(embeddingRows, count);
        int group = groups.first(fields);
        for (int bag = 0; bag < 2; bag++) {
            assertThat(groups.first(fields + bag)).isEqualTo(group);
            Map<Integer, Integer> groupOf = new LinkedHashMap<>();
            for (int row = 0; row < count; row++) {
                int at = row * slots + bags.get(bag).firstSlot();
                int items = bags.get(bag).items(embeddingRows, at);
                int own = row * bags.get(bag).slots();
                assertThat(bags.get(bag).items(groups.ofItems(bag), own)).isEqualTo(items);
                for (int item = 0; item < items; item++) {
                    groupOf.putIfAbsent(embeddingRows[at + item], group + groupOf.size());
                    assertThat(groups.ofItems(bag)[own + item]).isEqualTo(groupOf.get(embeddingRows[at + item]));
                }
            }
            groupOf.forEach((tableRow, expected) ->
                    assertThat(groups.tableRow(expected)).isEqualTo(tableRow));
            group += groupOf.size();
        }
        assertThat(groups.size()).isEqualTo(group);
    }

    private static int[] drawItems(Random random, int fields) {
        int[] rows = new int[BATCH_ROWS * (fields + 8)];
        Arrays.fill(rows, RowBatch.EMPTY);
        for (int row = 0; row < BATCH_ROWS; row++) {
            int at = row * (fields + 8);
            for (int field = 0; field < fields; field++) {
                rows[at + field] = field * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
            }
            for (int item = random.nextInt(4); item > 0; item--) {
                rows[at + fields + item - 1] = fields * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
            }
            for (int item = random.nextInt(6); item > 0; item--) {
                rows[at + fields + 2 + item] = (fields + 1) * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
            }
        }
        return rows;
    }

    private static int[] draw(Random random, int fields) {
        int[] rows = new int[BATCH_ROWS * fields];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % fields * ROWS_PER_FIELD + random.nextInt(ROWS_PER_FIELD);
        }
        return rows;
    }

    private static Map<Integer, List<Integer>> rowsByTableRow(int[] embeddingRows, int fields, int field, int count) {
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < count; row++) {
            rows.computeIfAbsent(embeddingRows[row * fields + field], tableRow -> new ArrayList<>())
                    .add(row);
        }
        return rows;
    }
}
