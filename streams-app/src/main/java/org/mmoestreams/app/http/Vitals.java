package org.mmoestreams.app.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.mmoestreams.app.observe.Observed;

/**
 * The vital signs of this process; -1 where the system does not tell.
 *
 * @param heapBytes heap in use
 * @param offHeapBytes native memory of the process as JavaCPP counts it
 * @param residentBytes memory resident now
 * @param threads live Java threads
 * @param openFiles open file descriptors
 * @param uptimeMillis since the JVM started
 * @param timeMillis when this was so by the clock of the process, in milliseconds since 1970
 * @param events what the learner noticed
 */
public record Vitals(
        long heapBytes,
        long offHeapBytes,
        long residentBytes,
        int threads,
        long openFiles,
        long uptimeMillis,
        long timeMillis,
        Observed events) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIBIBYTE = 1024;

    /** The vital signs now. */
    static Vitals now(Observed events) {
        Runtime runtime = Runtime.getRuntime();
        return new Vitals(
                runtime.totalMemory() - runtime.freeMemory(),
                Pointer.physicalBytes(),
                residentBytesNow(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFilesNow(),
                ManagementFactory.getRuntimeMXBean().getUptime(),
                System.currentTimeMillis(),
                events);
    }

    private static long openFilesNow() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
    }

    private static long residentBytesNow() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException notLinux) {
            return -1;
        }
    }
}
