package org.mmoestreams.workbench.bench.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.workbench.bench.Spread;

/**
 * What one subject did over all rounds.
 *
 * @param subject its name
 * @param eventsPerSecond events a second
 * @param cpuSecondsPerMillion CPU seconds of its process per million events
 * @param learnerSpeed the learner's events a second over this subject's, round by round
 * @param learnerCpu the learner's CPU seconds over this subject's, round by round
 */
public record SubjectFigures(
        String subject, Spread eventsPerSecond, Spread cpuSecondsPerMillion, Spread learnerSpeed, Spread learnerCpu) {

    static SubjectFigures of(Subject subject, List<SliceFigures> slices) {
        List<SliceFigures> own = subject.among(slices);
        List<SliceFigures> learner = Subject.LEARNER.among(slices);
        return new SubjectFigures(
                subject.title(),
                Spread.of(own.stream().map(SliceFigures::eventsPerSecond).toList()),
                Spread.of(own.stream().map(SliceFigures::cpuSecondsPerMillion).toList()),
                ratio(learner, own, SliceFigures::eventsPerSecond),
                ratio(learner, own, SliceFigures::cpuSecondsPerMillion));
    }

    private static Spread ratio(
            List<SliceFigures> over, List<SliceFigures> under, ToDoubleFunction<SliceFigures> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < over.size(); round++) {
            ratios.add(figure.applyAsDouble(over.get(round)) / figure.applyAsDouble(under.get(round)));
        }
        return Spread.of(ratios);
    }
}
