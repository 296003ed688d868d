package org.mmoestreams.app.api;

import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mmoestreams.app.observe.LabelsSeen;
import org.mmoestreams.app.observe.Observed;
import org.mmoestreams.client.serde.BadEventException;

/** What the process noticed since it started. */
record ObservedFigures(Supplier<Observed> observed, Meters meters) implements Scrape.Figures {

    @Override
    public void refresh() {
        Observed now = observed.get();
        meters.counter(
                "mmoe_events_read", "Records of the features topic that were read.", Tags.empty(), now.eventsRead());
        meters.counter(
                "mmoe_rows_learnt", "Labelled rows of the windows that were learnt.", Tags.empty(), now.rowsLearnt());
        if (now.hasLateLabels()) {
            meters.counter(
                    "mmoe_labels_read", "Records of the labels topic that were read.", Tags.empty(), now.labelsRead());
        }
        deadLetters(now)
                .forEach((reason, count) -> meters.counter(
                        "mmoe_dead_letters",
                        "Events and labels that could not be used, by reason.",
                        Tags.of("reason", reason),
                        count));
        now.incidents()
                .forEach((name, count) -> meters.counter(
                        "mmoe_incidents",
                        "Other things that should not happen, by name.",
                        Tags.of("name", name),
                        count));
        meters.gauge(
                "mmoe_warnings",
                "Things that are wrong as far as is known now; /vitals has them in words.",
                now.warnings().size());
        meters.gauge(
                "mmoe_waiting_rows",
                "Rows that wait for a late label, by partition.",
                now.labels().entrySet().stream()
                        .map(each -> value(each.getKey(), each.getValue()))
                        .toList());
    }

    /** Of each reason, so that the first of a kind is seen as a rise from 0. */
    private static Map<String, Long> deadLetters(Observed now) {
        Map<String, Long> counts = new TreeMap<>(now.deadLetters());
        for (BadEventException.Reason reason : BadEventException.Reason.values()) {
            counts.putIfAbsent(reason.name(), 0L);
        }
        return counts;
    }

    private static Meters.Value value(int partition, LabelsSeen seen) {
        return new Meters.Value(Tags.of("partition", Integer.toString(partition)), seen.waitingRows());
    }
}
