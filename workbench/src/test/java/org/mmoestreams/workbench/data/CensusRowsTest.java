package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CensusRowsTest {

    private static final Path SAMPLE = Path.of("..", "data", "census", "sample.csv");
    private static final long SEED = 20_260_101;

    private final CensusTree tree = CensusTree.standard();

    @Test
    void sameSeedGivesTheSameRows() {
        assertThat(lines(SEED, RowRange.first(500))).isEqualTo(lines(SEED, RowRange.first(500)));
    }

    @Test
    void anotherSeedGivesOtherRows() {
        List<String> rows = lines(SEED, RowRange.first(500));
        assertThat(lines(SEED + 1, RowRange.first(500))).isNotEqualTo(rows).doesNotContainSequence(rows.subList(0, 2));
    }

    @Test
    void rowsAreTheSameFromWhereverOneStarts() {
        assertThat(lines(SEED, new RowRange(123, 10)))
                .isEqualTo(lines(SEED, RowRange.first(200)).subList(123, 133));
    }

    @Test
    void endsWithItsRange() {
        RowSource rows = tree.rows(SEED, new RowRange(7, 1));
        assertThat(rows.nextIndex()).isEqualTo(7);
        rows.next();
        assertThat(rows.nextIndex()).isEqualTo(8);
        assertThat(rows.hasNext()).isFalse();
        assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void drawsTheRowsOfTheSampleOnEveryJvm() throws IOException {
        assertThat(lines(1, RowRange.first(50)))
                .as("data/census/sample.csv holds the first 50 rows of seed 1; docs/data.md says how to write it anew")
                .isEqualTo(Files.readAllLines(SAMPLE));
    }

    @Test
    void everyRowBecomesAnEvent() {
        System.out.println("seed " + SEED);
        RowEvents events = new Census().events();
        RowSource rows = tree.rows(SEED, RowRange.first(20_000));
        while (rows.hasNext()) {
            String[] row = rows.next();
            assertThatCode(() -> events.event("r000000000", Instant.EPOCH, row))
                    .as(String.join(", ", row))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void marginalsAreThoseOfTheCounts() throws IOException {
        System.out.println("seed " + SEED);
        List<String[]> rows = rows(100_000);
        for (ResourceCounts.Column column : ResourceCounts.columns()) {
            if (!column.binned()) {
                Map<String, Integer> drawn = new HashMap<>();
                rows.forEach(row -> drawn.merge(row[column.index()], 1, Integer::sum));
                // where a label is a second parent, the tree's pairs of parents differ a little from the real ones
                assertThat(totalVariation(drawn, column.total()))
                        .as("column " + column.index())
                        .isLessThan(0.02);
            }
        }
    }

    @Test
    void everySituationDrawsFromItsCounts() throws IOException {
        System.out.println("seed " + SEED);
        List<String[]> rows = rows(100_000);
        int tables = 0;
        for (ResourceCounts.Column column : ResourceCounts.columns()) {
            if (column.binned()) {
                continue;
            }
            Map<String, Map<String, Integer>> drawn = new HashMap<>();
            rows.forEach(row -> drawn.computeIfAbsent(column.situation(row), s -> new HashMap<>())
                    .merge(row[column.index()], 1, Integer::sum));
            for (Map.Entry<String, Map<String, Integer>> situation : drawn.entrySet()) {
                Map<String, Integer> expected = column.counts().get(situation.getKey());
                if (expected != null) {
                    assertFits(
                            situation.getValue(),
                            expected,
                            "column " + column.index() + " given " + situation.getKey());
                    tables++;
                }
            }
        }
        assertThat(tables).isGreaterThan(500);
    }

    /**
     * Pearson's chi-square over the values expected at least five times, within six standard deviations and some for
     * skew.
     */
    private static void assertFits(Map<String, Integer> drawn, Map<String, Integer> expected, String where) {
        assertThat(expected.keySet()).as(where).containsAll(drawn.keySet());
        double scale = sum(drawn) / sum(expected);
        double statistic = 0;
        int cells = 0;
        for (Map.Entry<String, Integer> cell : expected.entrySet()) {
            double mean = cell.getValue() * scale;
            if (mean >= 5) {
                double gap = drawn.getOrDefault(cell.getKey(), 0) - mean;
                statistic += gap * gap / mean;
                cells++;
            }
        }
        assertThat(statistic).as(where).isLessThanOrEqualTo(cells + 6 * Math.sqrt(2.0 * cells) + 12);
    }

    private static double totalVariation(Map<String, Integer> a, Map<String, Integer> b) {
        double sumA = sum(a);
        double sumB = sum(b);
        Map<String, Integer> all = new HashMap<>(a);
        b.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .mapToDouble(v -> Math.abs(a.getOrDefault(v, 0) / sumA - b.getOrDefault(v, 0) / sumB) / 2)
                .sum();
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(n -> n).sum();
    }

    private List<String[]> rows(long count) {
        List<String[]> rows = new ArrayList<>();
        tree.rows(SEED, RowRange.first(count)).forEachRemaining(rows::add);
        return rows;
    }

    private List<String> lines(long seed, RowRange range) {
        List<String> lines = new ArrayList<>();
        tree.rows(seed, range).forEachRemaining(row -> lines.add(String.join(", ", Arrays.asList(row))));
        return lines;
    }
}
