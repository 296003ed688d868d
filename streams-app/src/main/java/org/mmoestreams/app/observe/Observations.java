package org.mmoestreams.app.observe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes note of what happens in a learner, so that nothing is lost in silence: counts, and warnings in the log, of each
 * thing the first, the tenth, the hundredth time, and then once a minute. Safe for use by several threads; changes
 * nothing that is learnt.
 */
public final class Observations {

    private static final Logger LOG = LoggerFactory.getLogger(Observations.class);

    private static final int MOST_NAMES = 100;
    private static final int MOST_EXAMPLE = 400;

    private final LongAdder read = new LongAdder();
    private final LongAdder labels = new LongAdder();
    private final LongAdder learnt = new LongAdder();
    private final ConcurrentMap<String, Occurrences> badEvents = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Occurrences> badLabels = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Occurrences> incidents = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, LabelsSeen> partitions = new ConcurrentHashMap<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();
    private final LongSupplier nanoTime;

    /** Nothing noticed yet. */
    public Observations() {
        this(System::nanoTime);
    }

    Observations(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A record of the features topic came. */
    public void eventRead() {
        read.increment();
    }

    /** A record of the labels topic came. */
    public void labelRead() {
        labels.increment();
    }

    /** What has become of the labels of a partition so far, as of its last commit. */
    public void labels(int partition, LabelsSeen seen) {
        partitions.put(partition, seen);
    }

    /** The labels of a partition are looked at elsewhere now. */
    public void noLabels(int partition) {
        partitions.remove(partition);
    }

    /** A window was learnt. */
    public void rowsLearnt(int rows) {
        learnt.add(rows);
    }

    /**
     * An event could not be used.
     *
     * @param reason the kind of what is wrong
     * @param origin where it came from
     * @param message what is wrong with it
     */
    public void deadLetter(String reason, String origin, String message) {
        Occurrences of = occurrences(badEvents, reason);
        if (of.add(1)) {
            warnOfDeadLetters(", " + reason, of.count() + " of " + read.sum() + " events so far", origin, message);
        }
    }

    /**
     * A label could not be used. It may have waited since before this process started, so it need not be among those
     * that were read.
     *
     * @param reason the kind of what is wrong
     * @param origin where it came from
     * @param message what is wrong with it
     */
    public void deadLabel(String reason, String origin, String message) {
        Occurrences of = occurrences(badLabels, reason);
        if (of.add(1)) {
            String many = of.count() + " so far after " + labels.sum() + " records";
            warnOfDeadLetters(" among labels, " + reason, many, origin, message);
        }
    }

    /**
     * Something happened that should not.
     *
     * @param name the kind of what happened, one of a few
     * @param times how often it happened
     * @param message this time's, with what to do
     */
    public void incident(String name, long times, String message) {
        Occurrences of = occurrences(incidents, name);
        if (of.add(times)) {
            LOG.warn("{}: {} so far; the last: {}", name, of.count(), oneLine(message));
        }
    }

    /**
     * Something is wrong, and stays so until {@link #settled}: said once, and shown as it was told last.
     *
     * @param name what it is about
     * @param message what is wrong, in one line, with what was expected
     */
    public void wrong(String name, String message) {
        synchronized (warnings) {
            boolean isNew = !warnings.containsKey(name);
            if (isNew && warnings.size() >= MOST_NAMES) {
                return;
            }
            warnings.put(name, message);
            if (!isNew) {
                return;
            }
        }
        LOG.warn("{}", message);
    }

    /** What was wrong by this name is not so any more. */
    public void settled(String name, String message) {
        synchronized (warnings) {
            if (warnings.remove(name) == null) {
                return;
            }
        }
        LOG.info("{}", message);
    }

    /** All of it as of now. */
    public Observed observed() {
        List<String> current;
        synchronized (warnings) {
            current = List.copyOf(warnings.values());
        }
        SortedMap<String, Long> deadLetters = counts(badEvents);
        counts(badLabels).forEach((reason, count) -> deadLetters.merge(reason, count, Long::sum));
        return new Observed(
                read.sum(), learnt.sum(), deadLetters, counts(incidents), current, partitions, labels.sum());
    }

    private static void warnOfDeadLetters(String which, String many, String origin, String message) {
        LOG.warn(
                "Dead letters{}: {}, `mmoe-streams consume dead-letters` shows them; the last, {}: {}",
                which,
                many,
                origin,
                oneLine(message));
    }

    private Occurrences occurrences(ConcurrentMap<String, Occurrences> all, String name) {
        String known = all.size() < MOST_NAMES || all.containsKey(name) ? name : "others";
        return all.computeIfAbsent(known, fresh -> new Occurrences(nanoTime));
    }

    private static SortedMap<String, Long> counts(ConcurrentMap<String, Occurrences> all) {
        SortedMap<String, Long> counts = new TreeMap<>();
        all.forEach((name, of) -> counts.put(name, of.count()));
        return counts;
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST_EXAMPLE ? line : line.substring(0, MOST_EXAMPLE) + "...";
    }
}
