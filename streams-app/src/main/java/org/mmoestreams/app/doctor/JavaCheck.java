package org.mmoestreams.app.doctor;

import java.util.List;
import org.bytedeco.javacpp.Loader;

/** Whether this Java is recent enough, and there are native libraries for this kind of machine. */
final class JavaCheck implements Check {

    static final String NAME = "java";

    private static final int OLDEST = 17;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look(Intent intent) {
        int version = Runtime.version().feature();
        String platform = Loader.getPlatform();
        String found = System.getProperty("java.vm.name") + " " + Runtime.version() + ", " + platform;
        if (version < OLDEST) {
            return List.of(Finding.fault(NAME, found, "set JAVA_HOME to Java " + OLDEST + " or newer"));
        }
        String library = "/org/bytedeco/openblas/" + platform + "/" + System.mapLibraryName("jniopenblas");
        // an image has them unpacked
        boolean there =
                Boolean.getBoolean("org.bytedeco.javacpp.pathsFirst") || JavaCheck.class.getResource(library) != null;
        return List.of(
                there
                        ? Finding.good(NAME, found)
                        : Finding.fault(
                                NAME,
                                found + ", for which this build has no native libraries",
                                "run it on another machine, or build it on this one: a build has those of the machine"
                                        + " that it is made on"));
    }
}
