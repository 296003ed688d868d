package org.mmoestreams.app.testing;

import java.io.File;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;

/** Contexts of processors under test. */
public final class MockContexts {

    private MockContexts() {}

    /** The context of the first task of a sub-topology, at a time. */
    public static MockProcessorContext<byte[], byte[]> at(int subTopology, long now) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "restartable");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        MockProcessorContext<byte[], byte[]> context =
                new MockProcessorContext<>(properties, new TaskId(subTopology, 0), new File("target"));
        context.setCurrentSystemTimeMs(now);
        return context;
    }
}
