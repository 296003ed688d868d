package org.mmoestreams.workbench.bench.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mmoestreams.workbench.bench.Spread;

/**
 * Events and as many labels, of rows drawn by chance, while as many rows wait as before: of a learner with many and of
 * one with few; and events that bring their labels with them, of a learner that knows no others. All by turns.
 *
 * @param many with many rows waiting
 * @param few with few rows waiting
 * @param inline with labels in their events
 * @param ratio pairs a second with many by those with few, of turns that followed each other
 */
public record Steady(Side many, Side few, Side inline, Spread ratio) {

    /**
     * One learner's turns.
     *
     * @param perSecond events a second, each with a label
     * @param cpuPerMillion CPU seconds per million of them
     */
    public record Side(Spread perSecond, Spread cpuPerMillion) {

        private static Side of(List<Turn> turns) {
            return new Side(
                    Spread.of(turns.stream().map(Turn::perSecond).toList()),
                    Spread.of(turns.stream().map(Turn::cpuPerMillion).toList()));
        }
    }

    /** Has learners take turns. */
    static Steady measure(Fed many, Fed few, Fed inline, WaitingBenchOptions options) {
        List<Turn> turnsOfMany = new ArrayList<>();
        List<Turn> turnsOfFew = new ArrayList<>();
        List<Turn> turnsOfInline = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round <= options.rounds(); round++) {
            Turn ofFew = turn(few, options.turn());
            Turn ofMany = turn(many, options.turn());
            Turn ofInline = turn(inline, options.turn());
            // the first turns warm up
            if (round > 0) {
                turnsOfFew.add(ofFew);
                turnsOfMany.add(ofMany);
                turnsOfInline.add(ofInline);
                ratios.add(ofMany.perSecond() / ofFew.perSecond());
            }
        }
        return new Steady(Side.of(turnsOfMany), Side.of(turnsOfFew), Side.of(turnsOfInline), Spread.of(ratios));
    }

    /** From the first commit of the second half to the one that covers all events. */
    private static Turn turn(Fed fed, int events) {
        Waiter learner = fed.learner();
        long first = fed.sender().sent();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> fed.send(events));
        learner.await(() -> learner.events() >= first + events / 2 || sending.isCompletedExceptionally());
        long from = learner.events();
        long start = System.nanoTime();
        double cpu = learner.process().cpuSeconds();
        learner.await(() -> learner.events() >= first + events || sending.isCompletedExceptionally());
        sending.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        long measured = Math.max(1, first + events - from);
        return new Turn(measured / seconds, 1e6 * (learner.process().cpuSeconds() - cpu) / measured);
    }

    private record Turn(double perSecond, double cpuPerMillion) {}
}
