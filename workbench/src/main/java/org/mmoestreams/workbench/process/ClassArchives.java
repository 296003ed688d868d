package org.mmoestreams.workbench.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Archives of the classes that child JVMs load (class data sharing): with its own, one starts in about half the time.
 * They are in a folder that the launcher names; where it names none, there are none.
 */
public final class ClassArchives {

    /** Set by the launcher. */
    static final String FOLDER = "mmoe.class-archives";

    /** Set by the launcher to {@code true} where archives that are missing are to be made. */
    static final String MAKE = "mmoe.class-archives.make";

    private static final String USED = "-XX:SharedArchiveFile=";
    private static final String MADE = "-XX:ArchiveClassesAtExit=";
    private static final int HEADER_BYTES = 4;

    private ClassArchives() {}

    /**
     * What a child JVM is told so that it uses its archive or, where there is no whole one yet and it may, makes it
     * when it ends in order. A JVM says nothing of an archive that does not fit it, and starts without.
     *
     * @param kind what the child is, {@code broker} or {@code learner}: each kind loads other classes
     */
    public static List<String> options(String kind) {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> options(Path.of(folder, kind + ".jsa"), Boolean.getBoolean(MAKE)))
                .orElse(List.of());
    }

    /** Whether a JVM that is started so writes an archive before it ends, which takes seconds. */
    static boolean areMadeBy(List<String> jvmArgs) {
        return jvmArgs.stream().anyMatch(argument -> argument.startsWith(MADE));
    }

    static List<String> options(Path archive, boolean make) {
        if (isWhole(archive)) {
            return List.of(USED + archive, "-Xlog:disable");
        }
        return make ? List.of(MADE + archive, "-Xlog:disable") : List.of();
    }

    /** A JVM writes the header last, in a place that it keeps free for it: one that was killed has left zeros there. */
    private static boolean isWhole(Path archive) {
        if (!Files.isReadable(archive)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(archive)) {
            byte[] header = bytes.readNBytes(HEADER_BYTES);
            return header.length == HEADER_BYTES && !Arrays.equals(header, new byte[HEADER_BYTES]);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
