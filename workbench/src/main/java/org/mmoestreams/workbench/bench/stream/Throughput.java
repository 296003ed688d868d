package org.mmoestreams.workbench.bench.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mmoestreams.workbench.bench.Spread;

/**
 * All subjects by turns at one number of partitions.
 *
 * @param partitions partitions, and threads
 * @param subjects figures by subject
 * @param changelogBytesPerEvent the learner's changelogs, bytes per event
 * @param changelogBytesPerSecond the learner's changelogs, bytes per second
 * @param changelogBytesPerCommit the learner's changelogs, bytes per commit
 * @param slices all slices in the order in which they ran
 */
public record Throughput(
        int partitions,
        List<SubjectFigures> subjects,
        Spread changelogBytesPerEvent,
        Spread changelogBytesPerSecond,
        Spread changelogBytesPerCommit,
        List<SliceFigures> slices) {

    /** Runs the slices, one of each subject in every round, over the same events. */
    static Throughput measure(Bench bench, int partitions, String features) {
        List<SliceFigures> slices = new ArrayList<>();
        for (int round = 1; round <= bench.options().rounds(); round++) {
            for (Subject subject : Subject.values()) {
                String name = "bench-" + subject.title() + "-" + partitions + "-" + round;
                SliceFigures slice = ThroughputSlice.measure(bench, subject, name, features, partitions);
                slices.add(slice);
                bench.say(String.format(
                        Locale.ROOT,
                        "%s, %d partition(s), round %d: %,.0f events/s, %.2f CPU s per million events",
                        subject.title(),
                        partitions,
                        round,
                        slice.eventsPerSecond(),
                        slice.cpuSecondsPerMillion()));
            }
        }
        List<ChangelogFigures> changelogs = Subject.LEARNER.among(slices).stream()
                .map(SliceFigures::changelog)
                .toList();
        return new Throughput(
                partitions,
                Arrays.stream(Subject.values())
                        .map(subject -> SubjectFigures.of(subject, slices))
                        .toList(),
                spread(changelogs, ChangelogFigures::bytesPerEvent),
                spread(changelogs, ChangelogFigures::bytesPerSecond),
                spread(changelogs, ChangelogFigures::bytesPerCommit),
                slices);
    }

    /** The figures of one subject. */
    SubjectFigures of(Subject subject) {
        return subjects.stream()
                .filter(each -> each.subject().equals(subject.title()))
                .findFirst()
                .orElseThrow();
    }

    private static Spread spread(List<ChangelogFigures> changelogs, Function<ChangelogFigures, Double> figure) {
        return Spread.of(changelogs.stream().map(figure).toList());
    }
}
