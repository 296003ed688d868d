package org.mmoestreams.workbench.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Archives of the classes that child JVMs load (class data sharing): with its own, one starts in about half the time.
 * They are in a folder that the launcher names; where it names none, there are none.
 */
public final class ClassArchives {

    /** Set by the launcher. */
    static final String FOLDER = "mmoe.class-archives";

    private ClassArchives() {}

    /**
     * What a child JVM is told so that it uses its archive or, where it is not there yet, makes it when it ends in
     * order. A JVM says nothing of an archive that does not fit it, and starts without.
     *
     * @param kind what the child is, {@code broker} or {@code learner}: each kind loads other classes
     */
    public static List<String> options(String kind) {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> options(Path.of(folder, kind + ".jsa")))
                .orElse(List.of());
    }

    private static List<String> options(Path archive) {
        String use = Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
        return List.of(use + archive, "-Xlog:disable");
    }
}
