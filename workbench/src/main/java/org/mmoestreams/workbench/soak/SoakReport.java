package org.mmoestreams.workbench.soak;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a soak saw.
 *
 * @param samples vital signs in order of time
 * @param warmUp how much of each life is left out of the slopes
 * @param events different events predicted
 * @param predictions predictions read; more than the events when one was predicted twice
 */
public record SoakReport(List<SoakSample> samples, Duration warmUp, long events, long predictions) {

    private static final double MILLIS_PER_MINUTE = 60_000;

    /**
     * By how much a vital sign grows a minute, fitted over all lives after their warm-up; NaN when there are too few
     * samples.
     */
    public double perMinute(ToDoubleFunction<SoakSample> sign) {
        Slope slope = new Slope();
        samples.stream()
                .filter(sample -> sample.vitals().uptimeMillis() >= warmUp.toMillis())
                .collect(Collectors.groupingBy(SoakSample::life))
                .values()
                .forEach(life -> slope.add(
                        life.stream()
                                .mapToDouble(sample -> sample.vitals().uptimeMillis() / MILLIS_PER_MINUTE)
                                .toArray(),
                        life.stream().mapToDouble(sign).toArray()));
        return slope.value();
    }
}
