package org.mmoestreams.workbench.bench.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * One subject over all events of a topic, from the first on: what it does in the second half, when its code is
 * compiled. Progress is what commits cover, noted each time it changes, together with the CPU time of the process.
 */
final class ThroughputSlice {

    private final Run run;
    private final long events;
    private final List<Sample> samples = new ArrayList<>();

    private ThroughputSlice(Run run, long events) {
        this.run = run;
        this.events = events;
        this.samples.add(new Sample(System.nanoTime(), 0, run.process().cpuSeconds()));
    }

    /** Runs the subject over the events. */
    static SliceFigures measure(Bench bench, Subject subject, String name, String features, int partitions) {
        long events = bench.options().events();
        try (Run run = Run.start(bench, subject, name, features, partitions)) {
            ThroughputSlice slice = new ThroughputSlice(run, events);
            run.await(slice::isOver);
            Long resident = run.process().peakResidentBytes().stream()
                    .boxed()
                    .findFirst()
                    .orElse(null);
            run.process().close();
            ChangelogFigures changelog = subject == Subject.LEARNER
                    ? new Changelogs(bench, run.settings()).measure(events, slice.seconds())
                    : null;
            return slice.figures(subject, partitions, resident, changelog);
        }
    }

    private boolean isOver() {
        long done = run.progress().events();
        if (done != last().events()) {
            samples.add(new Sample(System.nanoTime(), done, run.process().cpuSeconds()));
        }
        return done >= events;
    }

    /** From half of the events to the last commit before all: that one waits for events that do not come. */
    private SliceFigures figures(Subject subject, int partitions, Long resident, ChangelogFigures changelog) {
        Sample half = samples.stream()
                .filter(sample -> 2 * sample.events() >= events)
                .findFirst()
                .orElseThrow();
        Sample end = samples.get(samples.size() - 2);
        if (end.events() <= half.events()) {
            throw new IllegalStateException("events: " + events
                    + " (expected: enough for several commits in their second half; give more --events)");
        }
        long measured = end.events() - half.events();
        double seconds = (end.nanos() - half.nanos()) / 1e9;
        double cpu = end.cpuSeconds() - half.cpuSeconds();
        return new SliceFigures(
                subject.title(), partitions, measured, measured / seconds, 1e6 * cpu / measured, resident, changelog);
    }

    /** From the first commit to the last. */
    private double seconds() {
        return (last().nanos() - samples.get(1).nanos()) / 1e9;
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }

    private record Sample(long nanos, long events, double cpuSeconds) {}
}
