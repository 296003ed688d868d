package org.mmoestreams.workbench.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mmoestreams.workbench.testing.Elapsed;

/** Kills a learner by SIGKILL at random points of its work, and starts it again each time. */
public final class Kills {

    /** Slow enough that a kill comes in the midst of events, which are fed beyond the moment of the kill. */
    private static final double RATE = 1_000;

    private static final int MOST_STARTUP_MILLIS = 4_000;
    /** Of so many events that follow each other, something comes out of one at least. */
    private static final int MORE = 2;

    private final FedLearner learner;
    private final int beyond;
    private final SplittableRandom random;
    private final List<Double> recoveries = new ArrayList<>();

    /**
     * Kills that are to come.
     *
     * @param beyond how many events are fed beyond the moment of a kill, those of which nothing comes out included
     */
    public Kills(FedLearner learner, int beyond, SplittableRandom random) {
        this.learner = learner;
        this.beyond = beyond;
        this.random = random;
    }

    /**
     * Kills once in each of as many equal parts of the events, at a random point of it, and says how long recovery
     * took.
     */
    public void spreadOver(int events, int kills) {
        int part = (events - beyond) / kills;
        for (int kill = 0; kill < kills; kill++) {
            killAt(kill * part + random.nextInt(1, part));
        }
        System.out.println(kills + " kills: from SIGKILL to the next prediction " + Elapsed.of(recoveries));
    }

    /** Kills a learner that was just started, at a random moment of its start. */
    public void whileItStarts() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MOST_STARTUP_MILLIS)));
        learner.kill();
        learner.restart();
    }

    private void killAt(int point) {
        CompletableFuture<Void> feeding = learner.feed(point + beyond, RATE);
        learner.awaitSettled(point);
        learner.kill();
        long killed = System.nanoTime();
        int settled = learner.settled();
        learner.restart();
        feeding.join();
        learner.feed(learner.fed() + MORE, Double.POSITIVE_INFINITY).join();
        learner.awaitSettled(settled + 1);
        recoveries.add(Elapsed.secondsSince(killed));
    }
}
