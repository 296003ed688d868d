package org.mmoestreams.workbench.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the JVM of a learner is started. */
public final class JvmOptions {

    private static final List<String> OF_NATIVES =
            List.of("org.bytedeco.javacpp.cachedir", "org.bytedeco.javacpp.pathsFirst", "java.library.path");

    private JvmOptions() {}

    /** A heap that holds the census model many times over, and a collector that suits one busy thread. */
    public static List<String> ofLearner() {
        List<String> options = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        // where native libraries are is a matter of the machine: what holds for this process holds for its children
        for (String name : OF_NATIVES) {
            Optional.ofNullable(System.getProperty(name)).ifPresent(value -> options.add("-D" + name + "=" + value));
        }
        return options;
    }
}
