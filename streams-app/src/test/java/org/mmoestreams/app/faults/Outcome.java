package org.mmoestreams.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run leaves behind, to the bit.
 *
 * @param models the digest of each partition's model, with its counters
 * @param predictions the committed predictions, by event id
 * @param deadLetters ids of the events that could not be used, sorted
 * @param metrics the last published metrics, by task and scope, as their bytes in hexadecimal
 */
record Outcome(List<ModelState> models, List<Said> predictions, List<String> deadLetters, Map<String, String> metrics) {

    private static final int SHOWN = 3;

    /** Checks that this is the outcome of another run over the same events. */
    void assertEquals(Outcome reference) {
        List<Said> missing = difference(reference.predictions, predictions);
        List<Said> unexpected = difference(predictions, reference.predictions);
        assertThat(missing.size() + unexpected.size())
                .as("predictions of one run only; missing %s, unexpected %s", first(missing), first(unexpected))
                .isZero();
        assertThat(deadLetters).isEqualTo(reference.deadLetters);
        assertThat(models).isEqualTo(reference.models);
        assertThat(metrics).isEqualTo(reference.metrics);
    }

    @Override
    public String toString() {
        return models.stream().mapToLong(ModelState::windows).sum() + " windows of " + models.size() + " models, "
                + predictions.size() + " predictions, " + deadLetters.size() + " dead letters";
    }

    private static List<Said> first(List<Said> said) {
        return said.subList(0, Math.min(SHOWN, said.size()));
    }

    /** What is in the first list more often than in the second. */
    private static List<Said> difference(List<Said> first, List<Said> second) {
        Map<Said, Integer> left = new HashMap<>();
        second.forEach(said -> left.merge(said, 1, Integer::sum));
        return first.stream()
                .filter(said -> left.merge(said, -1, Integer::sum) < 0)
                .toList();
    }
}
