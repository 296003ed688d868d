package org.mmoestreams.workbench.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the JVM of a learner is started. */
public final class JvmOptions {

    private static final String NATIVE_FOLDER = "org.bytedeco.javacpp.cachedir";

    private JvmOptions() {}

    /** A heap that holds the census model many times over, and a collector that suits one busy thread. */
    public static List<String> ofLearner() {
        List<String> options = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        // where native libraries go is a matter of the machine: what holds for this process holds for its children
        Optional.ofNullable(System.getProperty(NATIVE_FOLDER))
                .ifPresent(folder -> options.add("-D" + NATIVE_FOLDER + "=" + folder));
        return options;
    }
}
