package org.mmoestreams.nn;

import java.io.File;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;

/** Says why the native libraries could not be loaded: where they are unpacked to, and what must hold there. */
final class NativeFailure {

    private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    private NativeFailure() {}

    /** What to throw in place of a failure that came up as the libraries were loaded. */
    static IllegalStateException of(Throwable failure) {
        return new IllegalStateException(message(failure, folder()), failure);
    }

    static String message(Throwable failure, String folder) {
        return "native libraries in folder " + folder + ": " + reason(root(failure))
                + " (expected: a folder that can be written, has 400 MB free, and is on a file system that allows"
                + " execution, not mounted with noexec; set -D" + FOLDER + "=FOLDER)";
    }

    /** The folder that they are unpacked to. */
    static String folder() {
        try {
            File folder = Loader.getCacheDir();
            return folder.getPath();
        } catch (IOException | LinkageError e) {
            return System.getProperty(FOLDER, "~/.javacpp/cache");
        }
    }

    /** The linker names a file with its whole path, twice. */
    private static String reason(Throwable root) {
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        int search = message.indexOf(" in java.library.path");
        String said = search < 0 ? message : message.substring(0, search);
        return said.replaceAll("[^\\s:]*/", "").replaceAll("^([^:]+): \\1: ", "$1: ");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
