package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.app.scored.LongColumn;
import org.mmoestreams.app.scored.SliceValue;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.SliceColumn;

/** Rows that were scored, and the windows that they come in with any number of partitions. */
final class ScopedStream {

    static final String FIELD = "color";
    private static final String[] COLORS = {"red", "green", "blue", "grey", "", "?"};

    private ScopedStream() {}

    /**
     * Rows about a second apart; some times are equal, some labels late, some missing, some events sent once more soon
     * after, and versions go up slowly.
     */
    static List<ScopedRow> random(SplittableRandom chance, int count) {
        List<ScopedRow> rows = new ArrayList<>();
        long time = Windows.START;
        for (int i = 0; i < count; i++) {
            time += chance.nextInt(3) == 0 ? 0 : chance.nextInt(2000);
            long known = chance.nextInt(3) == 0 ? time + chance.nextInt(60_000) : time;
            boolean clicks = chance.nextInt(10) > 0;
            Row clicked = clicks ? new Row((1 + chance.nextInt(20)) / 21.0, chance.nextInt(2)) : null;
            Row spent = clicks && chance.nextInt(4) == 0
                    ? null
                    : new Row(chance.nextDouble() * 100, chance.nextDouble() * 100);
            String color = COLORS[Math.min(chance.nextInt(COLORS.length), chance.nextInt(COLORS.length))];
            ScopedRow row = new ScopedRow("row-" + i, time, known, i / 9, color, clicked, spent);
            boolean isRepeated = i > 0 && chance.nextInt(8) == 0;
            rows.add(isRepeated ? row.ofEvent(rows.get(i - 1 - chance.nextInt(Math.min(i, 5)))) : row);
        }
        return rows;
    }

    /** The rows' windows: each row in the partition of its id, partitions interleaved at random. */
    static List<ScoredWindow> windows(List<ScopedRow> rows, int partitions, SplittableRandom chance) {
        List<Iterator<ScoredWindow>> sources = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            int own = partition;
            List<ScopedRow> part = rows.stream()
                    .filter(row -> Math.floorMod(row.id().hashCode(), partitions) == own)
                    .toList();
            sources.add(cut(part, partition, chance).iterator());
        }
        List<ScoredWindow> windows = new ArrayList<>();
        while (!sources.isEmpty()) {
            Iterator<ScoredWindow> source = sources.get(chance.nextInt(sources.size()));
            if (source.hasNext()) {
                windows.add(source.next());
            } else {
                sources.remove(source);
            }
        }
        return windows;
    }

    private static List<ScoredWindow> cut(List<ScopedRow> rows, int partition, SplittableRandom chance) {
        List<ScoredWindow> windows = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int end = Math.min(rows.size(), from + 1 + chance.nextInt(12));
            windows.add(window(rows.subList(from, end), partition, windows.size()));
            from = end;
        }
        return windows;
    }

    /** The window of rows of one partition, in the order in which they came. */
    static ScoredWindow window(List<ScopedRow> rows, int partition, long version) {
        long[] times = rows.stream().mapToLong(ScopedRow::time).toArray();
        long[] known = rows.stream().mapToLong(ScopedRow::known).toArray();
        boolean late = !IntStream.range(0, times.length).allMatch(i -> times[i] == known[i]);
        return ScoredWindow.newBuilder()
                .setPartition(partition)
                .setModelVersion(version)
                .setEventTimeFrom(Instant.ofEpochMilli(IntStream.range(0, times.length)
                        .mapToLong(i -> times[i])
                        .min()
                        .orElseThrow()))
                .setEventTimeTo(Instant.ofEpochMilli(IntStream.range(0, times.length)
                        .mapToLong(i -> times[i])
                        .max()
                        .orElseThrow()))
                .setRows(rows.size())
                .setTasks(List.of(task("clicks", rows, 0), task("spends", rows, 1)))
                .setKeys(ByteColumns.longs(
                        rows.stream().mapToLong(ScopedRow::key).toArray()))
                .setKnown(LongColumn.write(known))
                .setTimes(late ? LongColumn.write(times) : ByteColumns.NONE)
                .setVersions(LongColumn.write(
                        rows.stream().mapToLong(ScopedRow::version).toArray()))
                .setSlices(List.of(colors(rows)))
                .build();
    }

    private static SliceColumn colors(List<ScopedRow> rows) {
        List<String> values = rows.stream()
                .map(ScopedRow::color)
                .filter(color -> !color.isEmpty() && !color.equals("?"))
                .distinct()
                .toList();
        int[] numbers = rows.stream()
                .mapToInt(row -> row.color().isEmpty()
                        ? SliceValue.MISSING
                        : row.color().equals("?")
                                ? SliceValue.OVERFLOW
                                : SliceValue.FIRST + values.indexOf(row.color()))
                .toArray();
        return new SliceColumn(FIELD, values, ByteColumns.shorts(numbers));
    }

    private static ScoredTask task(String name, List<ScopedRow> rows, int task) {
        int[] scored = IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).of(task) != null)
                .toArray();
        List<Row> own =
                rows.stream().map(row -> row.of(task)).filter(Objects::nonNull).toList();
        ByteBuffer which = scored.length == rows.size() ? ByteColumns.NONE : ByteColumns.shorts(scored);
        return new ScoredTask(
                name,
                ByteColumns.doubles(own.stream().mapToDouble(Row::score).toArray()),
                ByteColumns.doubles(own.stream().mapToDouble(Row::label).toArray()),
                0,
                which);
    }
}
