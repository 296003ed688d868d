package org.mmoestreams.workbench.bench.labels;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.replay.Message;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.stage.Stage;

/**
 * What the rows say in the end of each event that a learner can use, in their order, and how long after their events
 * labels are sent. A task that learns an event as a negative when no label has come takes a missing one for a negative
 * here, too.
 */
final class TrueLabels {

    private final FeatureSpec spec;
    private final List<String> ids = new ArrayList<>();
    private final List<double[]> labels = new ArrayList<>();
    private final List<List<Long>> delays = new ArrayList<>();

    private TrueLabels(FeatureSpec spec) {
        this.spec = spec;
        spec.tasks().forEach(task -> delays.add(new ArrayList<>()));
    }

    /** Reads all rows twice: with their labels, and as they are sent. */
    static TrueLabels read(LabelBenchOptions options) {
        TrueLabels labels = new TrueLabels(options.spec());
        Map<String, Long> times = new HashMap<>();
        try (EventSource events = options.rows().events(Stage.CLOCK)) {
            EventTimes reader = new EventTimes(options.rows().data().format());
            while (events.hasNext()) {
                labels.addEvent(reader.read(events.next()), times);
            }
        } catch (BadEventException e) {
            throw new IllegalArgumentException(
                    "rows: an event that no learner can use (expected: none): " + e.getMessage(), e);
        }
        try (Messages messages = options.labels().messages(options.rows().events(Stage.CLOCK), "events", "labels")) {
            messages.forEachRemaining(message -> labels.addSent(message, times));
        }
        return labels;
    }

    /** How many events there are. */
    int size() {
        return ids.size();
    }

    String id(int event) {
        return ids.get(event);
    }

    /** The label of a task of an event; NaN where it is not known. */
    double label(int event, int task) {
        return labels.get(event)[task];
    }

    /** How long after its event the last label of a task is sent, in milliseconds; 1 at least. */
    long longestDelay(int task) {
        return Math.max(
                1, delays.get(task).stream().mapToLong(delay -> delay).max().orElse(0));
    }

    /** How many labels of a task are sent more than so many milliseconds after their events. */
    long after(int task, long millis) {
        return delays.get(task).stream().filter(delay -> delay > millis).count();
    }

    private void addEvent(Event event, Map<String, Long> times) {
        double[] known = new double[spec.tasks().size()];
        Arrays.setAll(known, task -> {
            double label = event.values().label(task);
            return Double.isNaN(label)
                            && LabelBenchOptions.isNegativeAtEnd(spec.tasks().get(task))
                    ? 0
                    : label;
        });
        String id = new String(event.id(), StandardCharsets.UTF_8);
        if (times.put(id, event.time()) != null) {
            throw new IllegalArgumentException(
                    "rows: two events with the id " + id + " (expected: one, since labels are joined by it)");
        }
        ids.add(id);
        labels.add(known);
    }

    private void addSent(Message message, Map<String, Long> times) {
        if (message.isEvent()) {
            return;
        }
        LabelEvent label = AvroBytes.to(LabelEvent.class, message.record().value());
        for (int task = 0; task < delays.size(); task++) {
            if (spec.tasks().get(task).name().equals(label.getTask())) {
                delays.get(task).add(label.getEventTime().toEpochMilli() - times.get(label.getEventId()));
            }
        }
    }
}
