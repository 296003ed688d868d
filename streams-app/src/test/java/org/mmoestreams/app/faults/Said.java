package org.mmoestreams.app.faults;

import java.util.List;
import org.mmoestreams.schemas.Prediction;

/**
 * What a model said of an event, to the bit.
 *
 * @param modelId application and partition of the model, without the application
 * @param bits each task's probability as {@link Double#doubleToRawLongBits}
 */
record Said(String eventId, String modelId, long modelVersion, List<Long> bits) implements Comparable<Said> {

    static Said of(Prediction prediction) {
        String modelId = prediction.getModelId();
        return new Said(
                prediction.getEventId(),
                modelId.substring(modelId.lastIndexOf('/')),
                prediction.getModelVersion(),
                prediction.getTasks().stream()
                        .map(task -> Double.doubleToRawLongBits(task.getProbability()))
                        .toList());
    }

    @Override
    public int compareTo(Said other) {
        return eventId.compareTo(other.eventId);
    }
}
