package org.mmoestreams.workbench.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.integration.ModelState;

/**
 * What a run leaves behind, to the bit.
 *
 * @param models the digest of each partition's model, with its counters
 * @param predictions the committed predictions
 * @param deadLetters ids of the events that could not be used, sorted
 * @param metrics the last published metrics, by what they are of, as their bytes in hexadecimal
 * @param told what was told of changes and of experts, by topic, as JSON, sorted
 */
record Outcome(
        List<ModelState> models,
        List<Said> predictions,
        List<String> deadLetters,
        Map<String, String> metrics,
        Map<TopicRole, List<String>> told) {

    /** Checks that this is the outcome of another run over the same events. */
    void assertEquals(Outcome reference) {
        Said.assertSame(predictions, reference.predictions);
        assertThat(deadLetters).isEqualTo(reference.deadLetters);
        assertThat(models).isEqualTo(reference.models);
        assertThat(metrics).isEqualTo(reference.metrics);
        assertThat(told).isEqualTo(reference.told);
    }

    @Override
    public String toString() {
        return models.stream().mapToLong(ModelState::windows).sum() + " windows of " + models.size() + " models, "
                + predictions.size() + " predictions, " + deadLetters.size() + " dead letters, "
                + metrics.size() + " scopes, "
                + told.entrySet().stream()
                        .map(topic ->
                                topic.getValue().size() + " " + topic.getKey().label())
                        .collect(joining(", "));
    }
}
