package org.mmoestreams.checks;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what went wrong with a file, without its name: the file system's exceptions give little else. */
public final class FileFailure {

    private FileFailure() {}

    /** Why it failed, as in {@code no such file}. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of this name is there";
        }
        if (failure instanceof FileSystemException known) {
            return known.getReason() == null
                    ? known.getClass().getSimpleName().replace("Exception", "")
                    : known.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
