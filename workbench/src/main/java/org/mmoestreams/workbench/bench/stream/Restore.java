package org.mmoestreams.workbench.bench.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.workbench.bench.Spread;

/**
 * How long a learner takes to predict, after its start and after SIGKILL; events wait on the topic all the time.
 *
 * @param startToFirstPrediction seconds from the start of the process, without any state, to the first committed
 *     prediction seen
 * @param killToAssignment seconds from SIGKILL, and the start of the next process at once, to the group's assignment
 * @param assignmentToFirstPrediction seconds from there to the first prediction made, the model restored
 * @param assignmentToFirstCommitted seconds from there to the first committed prediction seen: the killed process's
 *     open transaction hides what follows until it has timed out
 */
public record Restore(
        Spread startToFirstPrediction,
        Spread killToAssignment,
        Spread assignmentToFirstPrediction,
        Spread assignmentToFirstCommitted) {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final String SMALL_FETCH = "16384";

    /** Starts, kills and starts a learner again, as often as there are rounds. */
    static Restore measure(Bench bench, String features) {
        List<Life> lives = new ArrayList<>();
        for (int round = 1; round <= bench.options().rounds(); round++) {
            Life life = live(bench, "bench-restore-" + round, features);
            bench.say(String.format(
                    Locale.ROOT,
                    "restore, round %d: %.2f s from start to first prediction; after SIGKILL %.2f s to assignment,"
                            + " then %.2f s to the first prediction, %.2f s to the first committed one",
                    round,
                    life.startToFirst(),
                    life.killToAssignment(),
                    life.assignmentToFirst(),
                    life.assignmentToCommitted()));
            lives.add(life);
        }
        return new Restore(
                Spread.of(lives.stream().map(Life::startToFirst).toList()),
                Spread.of(lives.stream().map(Life::killToAssignment).toList()),
                Spread.of(lives.stream().map(Life::assignmentToFirst).toList()),
                Spread.of(lives.stream().map(Life::assignmentToCommitted).toList()));
    }

    private static Life live(Bench bench, String name, String features) {
        try (Run run = Run.start(bench, Subject.LEARNER, name, features, 1);
                var predictions =
                        run.predictions(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, SMALL_FETCH))) {
            firstSince(0, run, predictions);
            double startToFirst = (System.nanoTime() - run.startedAt()) / 1e9;
            run.await(() -> 3 * run.progress().events() >= bench.options().events());
            Set<String> before = run.progress().assignedMembers();
            long killedAt = System.currentTimeMillis();
            run.process().killAndRestart();
            predictions.seekToEnd(predictions.assignment());
            run.await(() -> run.progress().assignedMembers().stream().anyMatch(member -> !before.contains(member)));
            long assignedAt = System.currentTimeMillis();
            long made = firstSince(killedAt, run, predictions);
            long seenAt = System.currentTimeMillis();
            return new Life(
                    startToFirst,
                    (assignedAt - killedAt) / 1e3,
                    Math.max(0, made - assignedAt) / 1e3,
                    (seenAt - assignedAt) / 1e3);
        }
    }

    /** Reads until a prediction was made at a time or later and returns when that was; milliseconds since the epoch. */
    private static long firstSince(long millis, Run run, Consumer<byte[], byte[]> predictions) {
        long[] made = {-1};
        run.await(() -> {
            for (ConsumerRecord<byte[], byte[]> record : predictions.poll(POLL)) {
                if (made[0] < 0 && record.timestamp() >= millis) {
                    made[0] = record.timestamp();
                }
            }
            return made[0] >= 0;
        });
        return made[0];
    }

    private record Life(
            double startToFirst, double killToAssignment, double assignmentToFirst, double assignmentToCommitted) {}
}
