package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that were flipped on a broker's disk cost the batch that they are in, and no other event. */
@FaultSuite
@Timeout(300)
final class DamagedBatchTest {

    private static final int LEARNT = 600;
    private static final int MORE = 2_000;

    private final Faults faults;

    @TempDir
    private Path folder;

    DamagedBatchTest(Faults faults) {
        this.faults = faults;
    }

    @Test
    void learnsAllBeforeADamagedBatchAndGoesOnBehindItWhenTold() throws IOException {
        try (LearnerGroup group = LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, LEARNT)) {
            group.send(MORE);
            TopicPartition partition =
                    new TopicPartition(group.settings().topics().features(), 0);
            Damage damage = damage(partition, LEARNT / 2 + 100);
            goOnBehind(damage, partition, group, "position --partition ");
            group.start("again");
            group.sendAll();
            int lost = Math.toIntExact(damage.until() - damage.from());
            group.awaitSettled(Workload.USUAL.events() - lost);
            assertThat(group.settled()).isEqualTo(Workload.USUAL.events() - lost);
        }
    }

    @Test
    void takesAllLabelsBeforeADamagedBatchAndGoesOnBehindItWhenTold() throws IOException {
        LateLabels labels = new LateLabels(faults.brokers());
        try (LearnerGroup group =
                LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, LEARNT, LateLabels.ofItsOwn())) {
            labels.send(group, 0, MORE);
            group.sendAll();
            TopicPartition partition = LateLabels.partition(group, 0);
            Damage damage = damage(partition, MORE / 4);
            goOnBehind(damage, partition, group, "position --topic labels --partition ");
            group.start("again");
            labels.awaitTaken(group, MORE / 2);
            group.awaitSettled(Workload.USUAL.events());
        }
    }

    /** Has a learner come to the damage, and does what it says that can be done. */
    private static void goOnBehind(Damage damage, TopicPartition partition, LearnerGroup group, String command) {
        Instance learner = group.start("refusing");
        assertThat(learner.awaitExit()).isEqualTo(1);
        String error = learner.log()
                .lines()
                .filter(line -> line.startsWith("error: "))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(error)
                .contains("input position: " + partition + ": the batch of records at offset " + damage.from());
        assertThat(group.command("position").out()).contains(" " + damage.from() + " ");
        String wayOn = command + partition.partition() + " --to " + damage.until();
        assertThat(error).contains(wayOn + ")");
        List<String> words = new ArrayList<>(List.of(wayOn.split(" ")));
        words.add("--yes");
        group.command(words.remove(0), words.toArray(String[]::new));
    }

    /** Flips bytes in the middle of the first batch that begins at an offset or behind it, and has one behind it. */
    private Damage damage(TopicPartition partition, long atLeast) throws IOException {
        Path segment = faults.brokers().segment(partition);
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            long at = 0;
            long from = firstOffset(file, at);
            while (from < atLeast) {
                at = next(file, at);
                from = firstOffset(file, at);
            }
            flip(file, (at + next(file, at)) / 2);
            return new Damage(from, firstOffset(file, next(file, at)));
        }
    }

    /** A batch begins with its first offset in 8 bytes, and how many bytes come after these 12 in 4. */
    private static long firstOffset(RandomAccessFile segment, long at) throws IOException {
        segment.seek(at);
        return segment.readLong();
    }

    private static long next(RandomAccessFile segment, long at) throws IOException {
        segment.seek(at + Long.BYTES);
        return at + Long.BYTES + Integer.BYTES + segment.readInt();
    }

    private static void flip(RandomAccessFile file, long at) throws IOException {
        byte[] some = new byte[20];
        file.seek(at);
        file.readFully(some);
        for (int i = 0; i < some.length; i++) {
            some[i] ^= (byte) 0xFF;
        }
        file.seek(at);
        file.write(some);
    }

    /**
     * What was damaged.
     *
     * @param from the batch's first offset
     * @param until the first offset behind it
     */
    private record Damage(long from, long until) {}
}
