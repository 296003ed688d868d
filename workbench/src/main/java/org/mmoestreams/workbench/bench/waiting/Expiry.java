package org.mmoestreams.workbench.bench.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * What becomes of a stream of events at a rate when the windows of all rows end at once.
 *
 * @param perSecond events a second
 * @param before the pulse of the predictions before
 * @param during the same from the jump of stream time on, until no row of before it waits any more
 * @param seconds how long that took
 * @param rowsPerSecond how many rows' windows ended in a second
 * @param residentBytes memory resident at the end; -1 when the process did not tell
 */
public record Expiry(
        int perSecond, Pulse.Beat before, Pulse.Beat during, double seconds, double rowsPerSecond, long residentBytes) {

    /** Has stream time jump beyond all windows. */
    static Expiry measure(Waiter learner, Sender sender, WaitingBenchOptions options) {
        int perSecond = options.perSecond();
        double quietSeconds = options.quiet().toMillis() / 1e3;
        Rate rate = new Rate(perSecond);
        Pulse.Beat before;
        try (Pulse pulse = Pulse.of(learner, sender.sent(), rate)) {
            before = run(learner, sender, rate, pulse, () -> pulse.seconds() > quietSeconds);
        }
        sender.skip(SmallEvents.WINDOW_MILLIS + SmallEvents.WINDOW_MILLIS / 16);
        long waiting;
        try (Backlog backlog = Backlog.of(learner);
                Pulse pulse = Pulse.of(learner, sender.sent(), rate)) {
            int sentBefore = sender.sent();
            Pulse.Beat during =
                    run(learner, sender, rate, pulse, () -> backlog.rows() <= sender.sent() - (long) sentBefore);
            waiting = backlog.most();
            return new Expiry(
                    perSecond, before, during, pulse.seconds(), waiting / pulse.seconds(), learner.residentBytes());
        }
    }

    private static Pulse.Beat run(Waiter learner, Sender sender, Rate rate, Pulse pulse, BooleanSupplier isOver) {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(() -> sender.sendPaced(rate, pulse.from(), over::get));
        try {
            learner.await(() -> isOver.getAsBoolean() || sending.isCompletedExceptionally(), pulse::look);
        } finally {
            over.set(true);
        }
        sending.join();
        learner.await(() -> pulse.seen() >= sender.sent(), pulse::look);
        return pulse.beat();
    }
}
