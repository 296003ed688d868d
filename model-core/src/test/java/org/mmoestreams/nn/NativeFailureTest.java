package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeFailureTest {

    @Test
    void namesTheFolderAndWhatTheLinkerSaidOnce() {
        String file = "/var/cache/openblas-linux-x86_64.jar/org/bytedeco/libjniopenblas.so";
        Throwable linker = new UnsatisfiedLinkError(file + ": " + file + ": failed to map segment from shared object");
        Throwable failure = new ExceptionInInitializerError(
                new RuntimeException("ND4J is probably missing dependencies.", new Error("wrapped", linker)));
        assertThat(NativeFailure.message(failure, "/var/cache"))
                .startsWith(
                        "native libraries in folder /var/cache: libjniopenblas.so: failed to map segment from shared"
                                + " object (expected: ")
                .contains("allows execution", "-Dorg.bytedeco.javacpp.cachedir=FOLDER");
    }

    @Test
    void leavesTheSearchedPathOut() {
        Throwable failure = new UnsatisfiedLinkError("no jniopenblas in java.library.path: /usr/lib:/lib");
        assertThat(NativeFailure.message(failure, "c"))
                .startsWith("native libraries in folder c: no jniopenblas (expected: ");
        assertThat(NativeFailure.message(new NoClassDefFoundError(), "c")).contains("c: NoClassDefFoundError (");
    }
}
