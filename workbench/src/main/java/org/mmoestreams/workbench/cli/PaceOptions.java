package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.util.Optional;
import org.mmoestreams.workbench.replay.Pace;
import picocli.CommandLine.Option;

/** How fast events are sent. To be mixed into a command. */
final class PaceOptions {

    @Option(names = "--rate", paramLabel = "R", description = "Events per second at most. Default: as fast as they go.")
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Send by event time, so many times as fast as it came about; 1: in real time.")
    private Optional<Double> speed = Optional.empty();

    /** Whether it goes by event times. */
    boolean needsTimes() {
        return speed.isPresent();
    }

    /** @throws IllegalArgumentException when a value is out of range, or both are given */
    Pace pace() {
        check(rate.isEmpty() || speed.isEmpty(), "speed", speed.orElse(0.0), "no --rate beside it");
        return speed.map(Pace::speed).orElseGet(() -> Pace.rate(rate.orElse(0.0)));
    }
}
