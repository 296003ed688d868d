package org.mmoestreams.workbench.bench.drift;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.nn.NativeRuntime;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.shaping.Drift;

/**
 * The benchmark of drifts: one learner learns all rows in windows of rows, test-then-train; from each drift on another
 * one that starts anew learns the same rows beside it.
 */
public final class DriftBench {

    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
    private static final long SAID_EVERY = 1_000_000;

    private final DriftBenchOptions options;
    private final Deque<Drift> toCome;
    private final List<DriftFigures.Followed> figures = new ArrayList<>();
    private Following current;
    private long alarmsBefore;
    private long rows;

    private DriftBench(DriftBenchOptions options) {
        this.options = options;
        toCome = new ArrayDeque<>(options.drifts());
    }

    /**
     * Runs it. Costs what learning the rows costs, twice from the first drift on.
     *
     * @param interrupted asked now and then whether to give up
     * @param view is told how it goes
     * @throws IllegalArgumentException when rows make no events
     * @throws IllegalStateException when it is interrupted
     */
    public static DriftFigures run(DriftBenchOptions options, BooleanSupplier interrupted, Consumer<String> view)
            throws IOException {
        NativeRuntime.start();
        return new DriftBench(options).run(interrupted, view);
    }

    private DriftFigures run(BooleanSupplier interrupted, Consumer<String> view) {
        EventReader reader = new EventReader(options.rows().data().format().schema(), Duration.ZERO);
        try (WatchedLearner learner = new WatchedLearner(options);
                EventSource events = options.rows().events(EventClock.from(START))) {
            while (events.hasNext()) {
                learn(learner, read(reader, events.next()));
                if (rows % SAID_EVERY == 0) {
                    view.accept(rows + " rows");
                    stopIf(interrupted);
                }
            }
            end(learner);
        } finally {
            if (current != null) {
                current.close();
            }
        }
        return new DriftFigures(rows, alarmsBefore, figures);
    }

    private void learn(WatchedLearner learner, Event event) {
        if (!toCome.isEmpty() && rows == toCome.peekFirst().from()) {
            end(learner);
            current = new Following(options, toCome.removeFirst(), learner);
        }
        boolean closed = learner.add(event);
        if (current != null) {
            current.show(event, rows);
            if (closed) {
                current.windowClosed(rows);
            }
        }
        rows++;
    }

    /** The time before a drift is over. */
    private void end(WatchedLearner learner) {
        if (current == null) {
            alarmsBefore = learner.alarms().size();
        } else {
            figures.addAll(current.figures());
            current.close();
            current = null;
        }
    }

    private static Event read(EventReader reader, KeyedEvent event) {
        try {
            return reader.read(event.value(), EventReader.NO_TIMESTAMP);
        } catch (BadEventException e) {
            throw new IllegalArgumentException(
                    "row " + event.index() + ": " + e.getMessage() + " (expected: rows that make events)", e);
        }
    }

    private static void stopIf(BooleanSupplier interrupted) {
        if (interrupted.getAsBoolean()) {
            throw new IllegalStateException("benchmark: interrupted (expected: to be left to end)");
        }
    }
}
