package org.mmoestreams.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.learner.LateLearning;
import org.mmoestreams.client.testing.Seeds;

/** What a learner makes of random records by random rules, audited. */
class RandomAuditTest {

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void findsNothingInWhatASoundLearnerDid(@ForAll long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        LateLearning learning = LateLearning.of(random);
        PartitionReport report = AuditedTopics.of(learning, random.nextBoolean())
                .audit(random.nextLong(learning.model().windows() + 1));
        assertThat(report.message()).as(learning.toString()).isEmpty();
    }

    /** Its windows are numbered from those of the model that it began with. */
    @Test
    void findsNothingInWhatALearnerDidThatBeganWithASavedModel(@TempDir Path folder) throws Exception {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("RandomAuditTest"));
        for (int i = 0; i < 40; i++) {
            LateLearning learning = LateLearning.startingFrom(folder.resolve(i + ".model"), random);
            PartitionReport report = AuditedTopics.of(learning, random.nextBoolean())
                    .audit(random.nextLong(learning.model().windows() + 1));
            assertThat(report.message()).as("%d: %s", i, learning).isEmpty();
        }
    }

    /** Where nothing shows that a label was read in time, it is not named: that is so in most streams this short. */
    @Test
    void namesLabelsThatWerePassedOver() throws Exception {
        List<String> found = new ArrayList<>();
        for (long seed = 70; seed < 90; seed++) {
            LateLearning learning = LateLearning.withoutALabel(new SplittableRandom(seed));
            found.add(AuditedTopics.of(learning, true).audit(0).message());
        }
        assertThat(found).filteredOn(message -> !message.isEmpty()).isNotEmpty().allSatisfy(message -> assertThat(
                        message)
                .startsWith("event visit-")
                .contains(" of the labels topic: not learnt (expected: "));
    }
}
