package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/** Scored windows of a binary and a regression task, as builds made them that said no more than scores and labels. */
final class Windows {

    static final Task CLICKS = Task.binary("clicks", "clicked", "yes");
    static final Task SPENDS = Task.regression("spends", "spent");
    static final List<Task> TASKS = List.of(CLICKS, SPENDS);
    /** The scopes that there are whatever is configured. */
    static final List<MetricsScope> SCOPES = List.of(MetricsScope.SLIDING, MetricsScope.TOTAL);

    static final long START = 1_700_000_000_000L;

    private Windows() {}

    /** Random windows of one partition, in their order; scores often tie, and some labels are missing. */
    static List<ScoredWindow> random(SplittableRandom random, int partition, int count) {
        List<ScoredWindow> windows = new ArrayList<>();
        for (int version = 0; version < count; version++) {
            int rows = 1 + random.nextInt(12);
            int clicked = random.nextInt(rows + 1);
            int spent = clicked == 0 ? rows : random.nextInt(rows + 1);
            double[][] clicks = random(random, clicked, true);
            double[][] spends = random(random, spent, false);
            long from = START + version * 60_000L + random.nextInt(30_000);
            windows.add(of(partition, version, from, rows, clicks, spends));
        }
        return windows;
    }

    /** Random windows of all partitions, those of a partition in their order. */
    static List<ScoredWindow> interleaved(SplittableRandom chance, int partitions, int each) {
        List<Iterator<ScoredWindow>> sources = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            sources.add(random(chance, partition, each).iterator());
        }
        List<ScoredWindow> windows = new ArrayList<>();
        while (!sources.isEmpty()) {
            Iterator<ScoredWindow> source = sources.get(chance.nextInt(sources.size()));
            windows.add(source.next());
            if (!source.hasNext()) {
                sources.remove(source);
            }
        }
        return windows;
    }

    /** A window whose rows have click labels only. */
    static ScoredWindow clicks(int partition, long version, double[] scores, double[] labels) {
        double[][] none = {{}, {}};
        return of(partition, version, START + version * 1000, scores.length, new double[][] {scores, labels}, none);
    }

    /** A window whose rows have labels of what was spent only. */
    static ScoredWindow spends(int partition, long version, double[] scores, double[] labels) {
        double[][] none = {{}, {}};
        return of(partition, version, START + version * 1000, scores.length, none, new double[][] {scores, labels});
    }

    /** A window as another model of the same partition would have scored it. */
    static ScoredWindow renumbered(ScoredWindow window, long version) {
        return ScoredWindow.newBuilder(window).setModelVersion(version).build();
    }

    /** A window in which rows of clicks have no score. */
    static ScoredWindow unscored(int partition, long version, double[] scores, double[] labels, int unscored) {
        ScoredWindow window = clicks(partition, version, scores, labels);
        ScoredTask clicks = ScoredTask.newBuilder(window.getTasks().get(0))
                .setUnscored(unscored)
                .build();
        return ScoredWindow.newBuilder(window)
                .setRows(scores.length + unscored)
                .setTasks(List.of(clicks, window.getTasks().get(1)))
                .build();
    }

    static double[] doubles(ByteBuffer bytes) {
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }

    private static ScoredWindow of(
            int partition, long version, long from, int rows, double[][] clicks, double[][] spends) {
        return ScoredWindow.newBuilder()
                .setPartition(partition)
                .setModelVersion(version)
                .setEventTimeFrom(Instant.ofEpochMilli(from))
                .setEventTimeTo(Instant.ofEpochMilli(from + 500))
                .setRows(rows)
                .setTasks(List.of(task("clicks", clicks), task("spends", spends)))
                .setSlices(List.of())
                .build();
    }

    private static ScoredTask task(String name, double[][] scoresAndLabels) {
        return ScoredTask.newBuilder()
                .setName(name)
                .setScores(bytes(scoresAndLabels[0]))
                .setLabels(bytes(scoresAndLabels[1]))
                .build();
    }

    private static double[][] random(SplittableRandom random, int known, boolean binary) {
        double[] scores = new double[known];
        double[] labels = new double[known];
        for (int row = 0; row < known; row++) {
            scores[row] = binary ? (1 + random.nextInt(20)) / 21.0 : random.nextDouble() * 100;
            labels[row] = binary ? random.nextInt(2) : random.nextDouble() * 100;
        }
        return new double[][] {scores, labels};
    }

    static ByteBuffer bytes(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return bytes;
    }
}
