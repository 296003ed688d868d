package org.mmoestreams.workbench.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.RecordFields;
import org.mmoestreams.workbench.data.SplitMix64;

/** Takes labels off events. What a learner could not read stays as it is. For one thread. */
final class LabelTaker {

    private final EventTimes times;
    private final List<LateTask> tasks;
    private final LabelFaults faults;
    private final long seed;

    LabelTaker(EventFormat format, List<LateTask> tasks, LabelFaults faults, long seed) {
        this.times = new EventTimes(format);
        this.tasks = tasks;
        this.faults = faults;
        this.seed = seed;
    }

    /** @throws IllegalArgumentException when the event says a delay that is none */
    BareEvent take(KeyedEvent event) {
        Event read;
        try {
            read = times.read(event);
        } catch (BadEventException e) {
            return new BareEvent(event, times.latest(), List.of());
        }
        List<LateLabel> labels = new ArrayList<>();
        for (LateTask task : tasks) {
            label(task, event, read.values().label(task.index())).ifPresent(labels::add);
        }
        tasks.forEach(task -> RecordFields.put(event.record(), task.field(), null));
        return new BareEvent(event, read.time(), labels);
    }

    /** The label as it is to be sent; empty where it is unknown, negative and not sent, or lost. */
    private Optional<LateLabel> label(LateTask task, KeyedEvent event, double known) {
        SplitMix64 random = SplitMix64.of(seed, "label of " + task.name(), event.index());
        boolean isLost = random.unit() < faults.lost();
        boolean isTwice = random.unit() < faults.twice();
        boolean isLeftOut = Double.isNaN(known) || (faults.onlyPositive() && task.isBinary() && known == 0);
        if (isLost || isLeftOut) {
            return Optional.empty();
        }
        return task.delay()
                .of(event, random)
                .map(wait -> new LateLabel(
                        event.key(),
                        task.name(),
                        LabelFields.value(event.record(), task.field()),
                        wait,
                        isTwice ? task.delay().of(event, random) : Optional.empty()));
    }
}
