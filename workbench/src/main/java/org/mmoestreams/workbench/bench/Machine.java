package org.mmoestreams.workbench.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mmoestreams.nn.NativeRuntime;

/**
 * What a benchmark ran on.
 *
 * @param processor its name, or the architecture where the system does not tell
 * @param processors how many the JVM may use
 * @param coreType the core type that OpenBLAS was told to use, {@code auto} when it chose by itself
 * @param nativeThreads threads of the native libraries, {@code auto} when they choose by themselves
 * @param memoryBytes memory of the machine; -1 when the system does not tell
 * @param jvm name and version of the Java virtual machine
 * @param load the system's load average over the last minute when the benchmark began; -1 when the system does not tell
 */
public record Machine(
        String processor,
        int processors,
        String coreType,
        String nativeThreads,
        long memoryBytes,
        String jvm,
        double load) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String NATIVE_THREADS = "OMP_NUM_THREADS";

    /** This machine, now. */
    public static Machine here() {
        String threads = System.getenv(NATIVE_THREADS);
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                NativeRuntime.coreType(),
                threads == null || threads.isBlank() ? "auto" : threads,
                memory(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                loadNow());
    }

    /** The system's load average over the last minute; -1 when the system does not tell. */
    public static double loadNow() {
        return Math.max(-1, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The same for a person to read. */
    public List<String> lines() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "processor: %s, %d processor(s), %.1f GB of memory, load %.2f",
                        processor,
                        processors,
                        memoryBytes / 1e9,
                        load),
                "core type: " + coreType + ", native threads: " + nativeThreads,
                "JVM: " + jvm);
    }

    private static String processorName() {
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Machine::architecture);
        } catch (IOException notLinux) {
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : -1;
    }
}
