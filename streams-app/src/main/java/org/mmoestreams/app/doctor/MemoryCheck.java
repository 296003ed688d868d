package org.mmoestreams.app.doctor;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;

/** Whether heap and machine, or container, have room for a model and for what is beside it. */
final class MemoryCheck implements Check {

    private static final String NAME = "memory";
    private static final long MEBIBYTE = 1024 * 1024;
    /** Of Kafka's clients and their buffers, and of Kafka Streams. */
    private static final long BASE = 96 * MEBIBYTE;
    /** Of the JVM, native libraries and what they allocate, beside the heap. */
    private static final long BESIDE = 256 * MEBIBYTE;
    /** Of rows that wait for their labels. */
    private static final long STORES = 96 * MEBIBYTE;
    /** Weight, two numbers of an optimiser, a buffer and what is stored of them. */
    private static final long BYTES_PER_WEIGHT = 24;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SchemaCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        Settings settings = intent.settings();
        long heap = Runtime.getRuntime().maxMemory();
        long needed = BASE + ModelSize.of(settings).tableWeights() * BYTES_PER_WEIGHT;
        long beside = BESIDE + (settings.topics().has(TopicRole.LABELS) ? STORES : 0);
        long limit = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : Long.MAX_VALUE;
        return findings(heap, needed, beside, limit);
    }

    /** What there is to say of a heap of which a part is needed, and memory that has room for it and what is beside. */
    static List<Finding> findings(long heap, long needed, long beside, long limit) {
        List<Finding> findings = new ArrayList<>();
        if (heap < needed) {
            findings.add(Finding.fault(
                    NAME,
                    "a heap of " + mebibytes(heap) + ", and a model and what is around it take " + mebibytes(needed)
                            + " or more",
                    "set MMOE_JAVA_OPTS=-Xmx" + Math.max(512, 2 * needed / MEBIBYTE) + "m; each further partition of"
                            + " a process takes as much as a model"));
        }
        if (heap + beside > limit) {
            findings.add(Finding.fault(
                    NAME,
                    "a heap of up to " + mebibytes(heap) + " and " + mebibytes(beside)
                            + " beside it, where machine or container have " + mebibytes(limit),
                    "give it " + mebibytes(2 * heap) + ", or a smaller heap by MMOE_JAVA_OPTS=-Xmx...: else the system"
                            + " kills the learner once it has grown"));
        }
        return findings.isEmpty()
                ? List.of(Finding.good(
                        NAME, "a heap of up to " + mebibytes(heap) + ", of " + mebibytes(limit) + " that there are"))
                : findings;
    }

    private static String mebibytes(long bytes) {
        return bytes / MEBIBYTE + " MiB";
    }
}
