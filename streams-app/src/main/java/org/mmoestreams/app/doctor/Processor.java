package org.mmoestreams.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The processor of this machine.
 *
 * @param name as the system has it
 * @param features what it can, as Linux names it; empty where the system does not tell
 */
record Processor(String name, Set<String> features) {

    private static final Path TOLD = Path.of("/proc/cpuinfo");

    static Processor here() {
        try {
            List<String> lines = Files.readAllLines(TOLD);
            String flags = value(lines, "flags");
            String name = value(lines, "model name");
            return new Processor(
                    name.isEmpty() ? System.getProperty("os.arch") : name,
                    flags.isEmpty() ? Set.of() : Set.copyOf(List.of(flags.split("\\s+"))));
        } catch (IOException notLinux) {
            return new Processor(System.getProperty("os.arch"), Set.of());
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
