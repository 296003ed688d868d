package org.mmoestreams.app.demo;

import java.util.List;

/** How the JVM of a learner is started. */
public final class JvmOptions {

    private JvmOptions() {}

    /** A heap that holds the census model many times over, and a collector that suits one busy thread. */
    public static List<String> ofLearner() {
        return List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }
}
