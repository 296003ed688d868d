package org.mmoestreams.workbench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Kills a learner by SIGKILL at random points of its work, and starts it again each time. */
final class Kills {

    /** Slow enough that a kill comes in the midst of events, which are sent beyond the moment of the kill. */
    private static final double RATE = 1_000;

    private static final int BEYOND = 150;
    private static final int MOST_STARTUP_MILLIS = 4_000;

    private final LearnerGroup group;
    private final Instance learner;
    private final SplittableRandom random;
    private final List<Double> recoveries = new ArrayList<>();

    Kills(LearnerGroup group, Instance learner, SplittableRandom random) {
        this.group = group;
        this.learner = learner;
        this.random = random;
    }

    /** Kills once in each of as many equal parts of the events, at a random point of it, and says how long recovery took. */
    void spreadOver(int events, int kills) {
        int part = (events - BEYOND) / kills;
        for (int kill = 0; kill < kills; kill++) {
            killAt(kill * part + random.nextInt(1, part));
        }
        System.out.println(kills + " kills: from SIGKILL to the next prediction " + Figures.of(recoveries));
    }

    /** Kills a learner that was just started, at a random moment of its start. */
    void whileItStarts() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MOST_STARTUP_MILLIS)));
        learner.kill();
        learner.restart();
    }

    private void killAt(int point) {
        CompletableFuture<Void> sending = group.sendInBackground(point + BEYOND, RATE);
        group.awaitSettled(point);
        learner.kill();
        long killed = System.nanoTime();
        int settled = group.settled();
        learner.restart();
        sending.join();
        group.send(group.sent() + 1);
        group.awaitSettled(settled + 1);
        recoveries.add(Figures.secondsSince(killed));
    }
}
