package org.mmoestreams.workbench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.Utils;
import org.mmoestreams.workbench.testing.Elapsed;

/** What all cases share: a broker, the outcomes of runs without faults, and the seed. */
final class Faults implements AutoCloseable {

    private static final String SEED = "mmoe.faults.seed";

    private final long seed = Long.getLong(SEED, System.nanoTime());
    private final Brokers brokers = Brokers.start(1);
    private final Map<Workload, Outcome> references = new HashMap<>();

    Faults() {
        System.out.println("fault suite: " + howToRepeat());
    }

    /** The one broker that cases share which leave brokers alone. */
    Brokers brokers() {
        return brokers;
    }

    /** Random numbers of a case's own, the same on each run with the same seed. */
    SplittableRandom random(Object testCase) {
        return new SplittableRandom(seed ^ testCase.getClass().getName().hashCode());
    }

    /** What comes of a workload when nothing goes wrong. */
    Outcome reference(Workload workload) {
        return references.computeIfAbsent(workload, this::runUndisturbed);
    }

    String howToRepeat() {
        return "-D" + SEED + "=" + seed;
    }

    @Override
    public void close() {
        brokers.close();
    }

    private Outcome runUndisturbed(Workload workload) {
        long start = System.nanoTime();
        try {
            Path folder = Files.createTempDirectory("mmoe-faults-reference");
            try (LearnerGroup group = LearnerGroup.create(brokers, workload, folder)) {
                group.start("reference");
                group.sendAll();
                Outcome outcome = group.outcome();
                System.out.println("run without faults: " + outcome + ", " + Elapsed.since(start));
                return outcome;
            } finally {
                Utils.delete(folder.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
