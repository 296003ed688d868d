package org.mmoestreams.nn;

import org.nd4j.linalg.factory.Nd4j;

/** What the native libraries run with. */
public final class NativeRuntime {

    private static final String CORE_TYPE = "OPENBLAS_CORETYPE";

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
}
