package org.mmoestreams.workbench.bench.labels;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskPrediction;

/** What one model said of each event, in the order of the events, and in which version. */
final class Published {

    private final List<String> ids = new ArrayList<>();
    private final List<Long> versions = new ArrayList<>();
    private final List<double[]> predictions = new ArrayList<>();

    /** Adds what was said of the next event, as it is in the predictions topic. */
    void add(byte[] record) {
        Prediction prediction = AvroBytes.to(Prediction.class, record);
        add(
                prediction.getEventId(),
                prediction.getModelVersion(),
                prediction.getTasks().stream().mapToDouble(Published::of).toArray());
    }

    /**
     * Adds what is said of the next event.
     *
     * @param said by task; kept as it is
     */
    void add(String id, long version, double[] said) {
        ids.add(id);
        versions.add(version);
        predictions.add(said);
    }

    int size() {
        return ids.size();
    }

    String id(int event) {
        return ids.get(event);
    }

    long version(int event) {
        return versions.get(event);
    }

    double prediction(int event, int task) {
        return predictions.get(event)[task];
    }

    /** How many numbers have other bits in another's place. */
    long different(Published other) {
        long different = 0;
        for (int event = 0; event < size(); event++) {
            for (int task = 0; task < predictions.get(event).length; task++) {
                long own = Double.doubleToRawLongBits(prediction(event, task));
                different += own == Double.doubleToRawLongBits(other.prediction(event, task)) ? 0 : 1;
            }
        }
        return different;
    }

    private static double of(TaskPrediction task) {
        return task.getProbability() == null ? task.getValue() : task.getProbability();
    }
}
