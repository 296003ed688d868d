package org.mmoestreams.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.mmoestreams.schemas.Prediction;

/**
 * What a model said of an event, to the bit.
 *
 * @param eventId the event's id
 * @param partition the features partition that the model learns from
 * @param modelVersion the windows that the model had learnt
 * @param bits each task's probability or value as {@link Double#doubleToRawLongBits}
 */
public record Said(String eventId, int partition, long modelVersion, List<Long> bits) {

    private static final int SHOWN = 5;

    /** What a prediction says. */
    public static Said of(Prediction prediction) {
        String modelId = prediction.getModelId();
        return new Said(
                prediction.getEventId(),
                Integer.parseInt(modelId, modelId.lastIndexOf('/') + 1, modelId.length(), 10),
                prediction.getModelVersion(),
                prediction.getTasks().stream()
                        .map(task -> task.getProbability() == null ? task.getValue() : task.getProbability())
                        .map(Double::doubleToRawLongBits)
                        .toList());
    }

    /**
     * Checks that two runs predicted the same events, each as often, with the same bits; shows the first differences
     * only.
     */
    public static void assertSame(List<Said> actual, List<Said> expected) {
        List<Said> missing = difference(expected, actual);
        List<Said> unexpected = difference(actual, expected);
        assertThat(missing.size() + unexpected.size())
                .as(
                        "predictions of one run only; expected %s but got %s",
                        missing.subList(0, Math.min(SHOWN, missing.size())),
                        unexpected.subList(0, Math.min(SHOWN, unexpected.size())))
                .isZero();
    }

    /** What is in the first list more often than in the second, ordered by id. */
    private static List<Said> difference(List<Said> first, List<Said> second) {
        var left = new HashMap<Said, Integer>();
        second.forEach(said -> left.merge(said, 1, Integer::sum));
        List<Said> more = new ArrayList<>();
        for (Said said : first) {
            if (left.merge(said, -1, Integer::sum) < 0) {
                more.add(said);
            }
        }
        more.sort(Comparator.comparing(Said::eventId));
        return more;
    }
}
