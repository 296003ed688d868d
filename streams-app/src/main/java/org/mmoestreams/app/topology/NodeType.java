package org.mmoestreams.app.topology;

import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.nodes.NodePlan;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.EventSchema;

/**
 * A node of the topology.
 *
 * @param plan what it reads, writes and keeps
 * @param processors makes what supplies its processors
 */
record NodeType(NodePlan plan, Function<Parts, ProcessorSupplier<?, ?, ?, ?>> processors) {

    /**
     * What a node may be made of.
     *
     * @param settings all settings
     * @param schema how events are read
     * @param limits what the brokers say of the topics
     * @param checks who looks at what the nodes do
     * @param format the format that values have
     */
    record Parts(Settings settings, EventSchema schema, TopicLimits limits, NodeChecks checks, WireFormat format) {}
}
