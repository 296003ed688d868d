package org.mmoestreams.app.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Meters whose values are set right before they are read. For one thread at a time. */
final class Meters {

    private final MeterRegistry registry;
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private final Map<String, DoubleHolder> counters = new HashMap<>();
    private final Set<String> set = new HashSet<>();

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Sets all values of a gauge; those that were there before and are not now are gone.
     *
     * @param name as the metrics' documentation has it, in Prometheus' way
     * @param help what it says, in a sentence
     */
    void gauge(String name, String help, List<Value> values) {
        set.add(name);
        gauges.computeIfAbsent(
                        name,
                        fresh -> MultiGauge.builder(name).description(help).register(registry))
                .register(
                        values.stream()
                                .map(value -> MultiGauge.Row.of(value.tags(), value.value()))
                                .toList(),
                        true);
    }

    /** Empties gauges that were not set since the last call: what they said is so no more. */
    void emptyOthers() {
        gauges.forEach((name, gauge) -> {
            if (!set.contains(name)) {
                gauge.register(List.of(), true);
            }
        });
        set.clear();
    }

    /** Sets a gauge that has one value. */
    void gauge(String name, String help, Number value) {
        gauge(name, help, List.of(new Value(Tags.empty(), value)));
    }

    /**
     * Sets a value of a counter, which only grows.
     *
     * @param name without {@code _total}
     */
    void counter(String name, String help, Tags tags, Number value) {
        DoubleHolder holder = counters.computeIfAbsent(name + tags, fresh -> {
            DoubleHolder made = new DoubleHolder();
            FunctionCounter.builder(name, made, DoubleHolder::get)
                    .description(help)
                    .tags(tags)
                    .register(registry);
            return made;
        });
        holder.value = value.doubleValue();
    }

    /**
     * A value.
     *
     * @param tags tell it from the others of its gauge
     */
    record Value(Tags tags, Number value) {}

    private static final class DoubleHolder {

        private volatile double value;

        private double get() {
            return value;
        }
    }
}
