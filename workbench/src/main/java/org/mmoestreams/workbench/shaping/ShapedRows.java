package org.mmoestreams.workbench.shaping;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowRange;

/**
 * Which rows are sent, and what is made of them before.
 *
 * @param data what the events are, and their rows
 * @param files files of its rows; none: generated rows
 * @param range which of them
 * @param seed seeds generated rows and drifts
 * @param shape what is made of them
 */
public record ShapedRows(DataSet data, List<Path> files, RowRange range, long seed, Shape shape) {

    /** Checks the files, as far as can be told without reading them whole, and that there is what is to drift. */
    public ShapedRows {
        files = List.copyOf(files);
        data.checkFiles("rows", files);
        data.events(files, seed, RowRange.first(0), EventClock.wallClock()).close();
        shape.drifts().forEach(drift -> drift.kind().of(data.format(), seed));
    }

    /**
     * The events.
     *
     * @param clock gives times to events whose rows have none
     */
    public EventSource events(EventClock clock) {
        EventSource events =
                shape.rounds() == 1 ? round(0, clock) : new Looped(i -> round(i, clock), shape.rounds(), data.format());
        for (Drift drift : shape.drifts()) {
            events = new Drifted(events, data.format(), drift, seed);
        }
        return events;
    }

    /** How many events there are at most, where the range or generated rows tell. */
    public OptionalLong atMost() {
        return range.limit() == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(range.limit() * shape.rounds());
    }

    /** How many rows there are; reads all files once where they are not generated. */
    public long count() {
        long ofFiles = files.isEmpty() ? Long.MAX_VALUE : Math.max(0, data.count(files) - range.from());
        return Math.min(range.limit(), ofFiles) * shape.rounds();
    }

    private EventSource round(int round, EventClock clock) {
        EventSource events = data.events(files, seed, range, clock);
        return shape.shuffle().isPresent()
                ? Shuffled.of(events, data.format(), shape.shuffle().getAsLong() + round)
                : events;
    }
}
