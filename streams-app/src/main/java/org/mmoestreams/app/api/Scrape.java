package org.mmoestreams.app.api;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;

/** All figures as Prometheus reads them: ours, Kafka's and the JVM's. Worked out when they are asked for. */
final class Scrape implements AutoCloseable {

    /** Their names in Prometheus are not as these should be. */
    private static final List<String> LEFT_OUT = List.of("process.cpu.time", "system.cpu.count");

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Meters meters = new Meters(registry);
    private final List<Figures> figures;

    /** @param told by a running learner */
    Scrape(Told told) {
        LEFT_OUT.forEach(name -> registry.config().meterFilter(MeterFilter.denyNameStartsWith(name)));
        figures = List.of(
                new ObservedFigures(told.observed(), meters),
                new HealthFigures(told.health(), meters),
                new ModelsFigures(told.committed().models(), meters),
                new TaskFigures(told.committed().metrics(), meters),
                new ExpertFigures(told.committed().experts(), meters),
                new DriftFigures(told.committed().drifts(), meters),
                new KafkaFigures(told.kafka(), meters));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** One at a time: figures are set, then read. */
    synchronized Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        figures.forEach(Figures::refresh);
        meters.emptyOthers();
        return Answer.text(TYPE, registry.scrape());
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    /** Figures of one kind. */
    @FunctionalInterface
    interface Figures {

        /** Sets the meters to what is so now. */
        void refresh();
    }
}
