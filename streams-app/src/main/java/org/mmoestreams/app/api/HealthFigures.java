package org.mmoestreams.app.api;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.mmoestreams.app.http.Health;

/** How the process does. */
record HealthFigures(Supplier<Health> health, Meters meters) implements Scrape.Figures {

    @Override
    public void refresh() {
        Health now = health.get();
        meters.gauge("mmoe_live", "Whether the learner runs, or waits for brokers: 1 or 0.", now.live() ? 1 : 0);
        meters.gauge("mmoe_ready", "Whether it has its partitions and a broker: 1 or 0.", now.ready() ? 1 : 0);
        meters.gauge(
                "mmoe_off_heap_bytes",
                "Memory of the process as the native library counts it.",
                Pointer.physicalBytes());
    }
}
