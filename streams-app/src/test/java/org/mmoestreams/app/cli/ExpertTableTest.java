package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ExpertShare;

class ExpertTableTest {

    private static final int WIDTH = 80;

    @Test
    void drawsALineForEachExpert() {
        List<String> lines = ExpertTable.of(0, List.of(task(0.5, 0.25, 0.25).build()))
                .lines()
                .toList();
        assertThat(lines)
                .containsExactly(
                        "",
                        "",
                        "experts of partition 0, task income: versions 76 to 79, 1024 rows",
                        "gate entropy 0.812 of 1.099, 2.8 effective experts of 3, 0 dead",
                        "expert  weight" + " ".repeat(45) + "top of",
                        "     0  0.5000  ████████████████████████████████████████   50.0 %",
                        "     1  0.2500  ████████████████████                       25.0 %",
                        "     2  0.2500  ████████████████████                       25.0 %");
    }

    @Test
    void namesWhatIsDeadAndWhatIsTheSame() {
        ExpertMetrics task = task(0.5, 0.4999)
                .setExperts(List.of(share(0.9999, false), share(0.0001, true)))
                .setDuplicates(List.of(new ExpertDuplicate(0, 1, 0.99951)))
                .build();
        assertThat(ExpertTable.of(0, List.of(task)))
                .contains("1 dead")
                .containsPattern("     1  0\\.0001 +0\\.0 %  dead\n")
                .endsWith("experts 0 and 1 are the same: cosine 0.999510");
    }

    @Test
    void saysThatNothingWasPublished() {
        assertThat(ExpertTable.of(3, List.of())).endsWith("experts of partition 3: nothing was published of them yet");
    }

    @Test
    void staysWithinATerminal() {
        ExpertMetrics task = task(1).setExperts(List.of(share(1, true), share(0, true)))
                .setModelVersionFrom(99_999_990)
                .setModelVersionTo(99_999_999)
                .build();
        assertThat(ExpertTable.of(0, List.of(task)).lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(WIDTH));
    }

    @Test
    void roundsBarsToAnEighth() {
        assertThat(ExpertTable.bar(0)).isEmpty();
        assertThat(ExpertTable.bar(1.0 / 320)).isEqualTo("▏");
        assertThat(ExpertTable.bar(7.0 / 320)).isEqualTo("▉");
        assertThat(ExpertTable.bar(8.0 / 320)).isEqualTo("█");
        assertThat(ExpertTable.bar(1)).hasSize(40);
    }

    private static ExpertMetrics.Builder task(double... weights) {
        List<ExpertShare> shares = new ArrayList<>();
        for (double weight : weights) {
            shares.add(share(weight, false));
        }
        return ExpertMetrics.newBuilder()
                .setTask("income")
                .setModelId("mmoe-streams/0")
                .setPartition(0)
                .setModelVersionFrom(76)
                .setModelVersionTo(79)
                .setEventTimeFrom(Instant.EPOCH)
                .setEventTimeTo(Instant.EPOCH)
                .setRows(1024)
                .setGateEntropy(0.812)
                .setEffectiveExperts(2.8)
                .setImbalance(0)
                .setExperts(shares)
                .setDuplicates(List.of());
    }

    private static ExpertShare share(double weight, boolean dead) {
        return new ExpertShare(weight, weight, dead);
    }
}
