package org.mmoestreams.app.api;

import io.micrometer.core.instrument.Tags;
import org.mmoestreams.app.committed.RecordTail;
import org.mmoestreams.schemas.DriftEvent;

/** How many changes of the stream were found since the process started, by task and by field. */
record DriftFigures(RecordTail<DriftEvent> drifts, Meters meters) implements Scrape.Figures {

    @Override
    public void refresh() {
        drifts.counts().forEach((subject, count) -> {
            int slash = subject.indexOf('/');
            meters.counter(
                    "mmoe_drifts",
                    "Changes of the stream that were found, by the task or field that changed.",
                    Tags.of("kind", subject.substring(0, slash), "name", subject.substring(slash + 1)),
                    count);
        });
    }
}
