package org.mmoestreams.workbench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmoestreams.app.testing.Futures;

/**
 * A broker and two applications on it that get a quarter of a core's time each, and more events than they can learn at
 * a commit per interval: warm first, then for a while so, then freely again until all events have come out.
 */
final class Overload {

    private static final double SHARE = 0.25;
    private static final int WARM_UP = 4_000;
    private static final int PER_SECOND = 2_000;
    private static final int BESIDE_PER_SECOND = 500;
    private static final Duration HELD_BACK = Duration.ofSeconds(30);
    private static final String[] DEFAULTS = {
        "kafka.session.timeout.ms=6000",
        "kafka.heartbeat.interval.ms=2000",
        "kafka.transaction.timeout.ms=6000",
        "window.rows=256"
    };

    private Overload() {}

    static Figures run(Path folder) {
        try (Brokers brokers = Brokers.start(1);
                LearnerGroup group = group(brokers, PER_SECOND, folder.resolve("measured"));
                LearnerGroup beside = group(brokers, BESIDE_PER_SECOND, folder.resolve("beside"))) {
            Instance learner = group.start("measured");
            Instance other = beside.start("beside");
            group.send(WARM_UP);
            beside.send(WARM_UP);
            group.awaitSettled(WARM_UP);
            beside.awaitSettled(WARM_UP);
            CommitMeter meter = heldBack(brokers, group, beside, List.of(learner, other));
            group.awaitSettled(group.sent());
            beside.awaitSettled(beside.sent());
            return Figures.of(meter, learner.log());
        }
    }

    private static CommitMeter heldBack(
            Brokers brokers, LearnerGroup group, LearnerGroup beside, List<Instance> instances) {
        List<Throttle> throttles = Stream.concat(
                        Stream.of(brokers.pid(1)), instances.stream().map(Instance::pid))
                .map(pid -> Throttle.to(SHARE, pid))
                .toList();
        try (CommitMeter meter = new CommitMeter(group.settings(), brokers.bootstrap(), WARM_UP, PER_SECOND)) {
            CompletableFuture<Void> sent = group.sendInBackground(Integer.MAX_VALUE, PER_SECOND);
            CompletableFuture<Void> sentBeside = beside.sendInBackground(Integer.MAX_VALUE, BESIDE_PER_SECOND);
            meter.measure(HELD_BACK);
            if (!throttles.stream().allMatch(Throttle::works)) {
                throw new AssertionError("a throttle ended early: a process that it held back has gone");
            }
            throttles.forEach(Throttle::close);
            Futures.get(sent);
            Futures.get(sentBeside);
            return meter;
        } finally {
            throttles.forEach(Throttle::close);
        }
    }

    private static LearnerGroup group(Brokers brokers, int perSecond, Path folder) {
        int events = WARM_UP + Math.toIntExact(perSecond * HELD_BACK.toSeconds());
        return LearnerGroup.create(brokers, new Workload(events, 1), folder, DEFAULTS);
    }

    /**
     * What came of it, while held back.
     *
     * @param commits commits that brought predictions
     * @param predictions how many, of as many events as were sent then
     * @param apart seconds from commit to commit
     * @param lateness seconds from when an event was to be sent to its prediction
     * @param newThreads stream threads that had to be replaced, or tasks that moved away
     */
    record Figures(
            int commits, int predictions, CommitMeter.Spread apart, CommitMeter.Spread lateness, int newThreads) {

        private static final Pattern STARTED_ANEW =
                Pattern.compile("Going on with a new thread|has been fenced|migrated");

        static Figures of(CommitMeter meter, String log) {
            int anew = Math.toIntExact(STARTED_ANEW.matcher(log).results().count());
            return new Figures(meter.commits(), meter.predictions(), meter.apart(), meter.lateness(), anew);
        }

        @Override
        public String toString() {
            return commits + " commits of " + predictions + " predictions; apart: " + apart + "; events late by: "
                    + lateness + "; started anew: " + newThreads;
        }
    }
}
