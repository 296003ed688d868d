package org.mmoestreams.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.linalg.factory.Nd4j;

/** What the native libraries run with. */
public final class NativeRuntime {

    private static final String CORE_TYPE = "OPENBLAS_CORETYPE";

    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final String LIBRARY = "libnd4jcpu.so";

    private NativeRuntime() {}

    /**
     * The core type that OpenBLAS was told to use, {@code auto} when it chose by itself. Results differ in their last
     * bits between core types.
     */
    public static String coreType() {
        String type = System.getenv(CORE_TYPE);
        return type == null || type.isBlank() ? "auto" : type;
    }

    /**
     * Loads the native libraries and stops ND4J from calling the garbage collector now and then. Takes about a second
     * the first time.
     *
     * <p>To be called before other threads load native libraries of theirs, as Kafka's clients and RocksDB do, or ask
     * for the address of a host. JavaCPP looks for a symbol by glibc's {@code dl_iterate_phdr}, and opens libraries
     * from within it: it holds a lock that whoever opens a library elsewhere waits for, and waits for that one's.
     *
     * @throws IllegalStateException when they cannot be loaded; names the folder they are unpacked to and what must
     *     hold there
     */
    public static void start() {
        try {
            Nd4j.getMemoryManager().togglePeriodicGc(false);
        } catch (LinkageError e) {
            throw NativeFailure.of(e);
        }
    }

    /**
     * The folder that the native libraries were loaded from; where the system does not tell, or before {@link #start},
     * the one that they are unpacked to.
     */
    public static String folder() {
        try (var lines = Files.lines(MAPPED)) {
            return lines.filter(line -> line.endsWith("/" + LIBRARY))
                    .map(line -> line.substring(line.indexOf('/'), line.length() - LIBRARY.length() - 1))
                    .findFirst()
                    .orElseGet(NativeFailure::folder);
        } catch (IOException notLinux) {
            return NativeFailure.folder();
        }
    }
}
