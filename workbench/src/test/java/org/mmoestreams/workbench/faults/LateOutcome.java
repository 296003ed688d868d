package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.integration.ModelState;

/**
 * What a run over events and late labels leaves behind, to the bit.
 *
 * @param models the digest of each partition's model, with its counters
 * @param predictions the committed predictions
 * @param deadLetters keys and reasons of the records that could not be used, sorted
 * @param history by partition, what each window learnt, as bytes in hexadecimal
 * @param told what was told of changes and of experts, by topic, as JSON, sorted
 */
record LateOutcome(
        List<ModelState> models,
        List<Said> predictions,
        List<String> deadLetters,
        Map<Integer, List<String>> history,
        Map<TopicRole, List<String>> told) {

    /** Checks that this is the outcome of another run over the same records. */
    void assertEquals(LateOutcome reference) {
        Said.assertSame(predictions, reference.predictions);
        assertThat(deadLetters).isEqualTo(reference.deadLetters);
        assertThat(history).isEqualTo(reference.history);
        assertThat(told).isEqualTo(reference.told);
        assertThat(models).isEqualTo(reference.models);
    }

    @Override
    public String toString() {
        return history.values().stream().mapToInt(List::size).sum() + " windows of " + models.size() + " models, "
                + predictions.size() + " predictions, " + deadLetters.size() + " dead letters";
    }
}
