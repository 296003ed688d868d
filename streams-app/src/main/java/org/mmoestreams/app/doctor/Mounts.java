package org.mmoestreams.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How file systems are mounted. */
final class Mounts {

    private static final Path TOLD = Path.of("/proc/self/mounts");
    private static final int FOLDER = 1;
    private static final int OPTIONS = 3;

    private Mounts() {}

    /** Whether a folder's file system forbids execution; empty where the system does not tell. */
    static Optional<Boolean> forbidExecution(Path folder) {
        try {
            Path real = existing(folder).toRealPath();
            return Files.readAllLines(TOLD).stream()
                    .map(line -> line.split(" "))
                    .filter(fields -> fields.length > OPTIONS && real.startsWith(unescaped(fields[FOLDER])))
                    // of two on one folder the later is on top
                    .reduce((one, other) -> depth(other) >= depth(one) ? other : one)
                    .map(fields -> List.of(fields[OPTIONS].split(",")).contains("noexec"));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** The folder itself, or the nearest above it that is there. */
    static Path existing(Path folder) {
        Path nearest = folder.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private static int depth(String[] fields) {
        return unescaped(fields[FOLDER]).getNameCount();
    }

    private static Path unescaped(String text) {
        return Path.of(text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"));
    }
}
