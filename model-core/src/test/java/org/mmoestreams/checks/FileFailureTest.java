package org.mmoestreams.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

    private static final String NAME = "secret-name";

    @Test
    void saysInWordsWhatTheFileSystemNamesByAClass() {
        assertThat(FileFailure.reason(new AccessDeniedException(NAME))).isEqualTo("permission denied");
        assertThat(FileFailure.reason(new FileAlreadyExistsException(NAME))).isEqualTo("a file of this name is there");
        assertThat(FileFailure.reason(new DirectoryNotEmptyException(NAME))).isEqualTo("DirectoryNotEmpty");
    }

    @Test
    void saysThatAFileIsNotThere(@TempDir Path folder) {
        assertThat(FileFailure.reason(failureOfReading(folder.resolve(NAME)))).isEqualTo("no such file");
    }

    @Test
    void givesTheReasonOfTheSystemWithoutTheName() {
        assertThat(FileFailure.reason(new FileSystemException(NAME, null, "Is a directory")))
                .isEqualTo("Is a directory");
    }

    @Test
    void givesTheMessageOfOtherFailuresOrTheirClass() {
        assertThat(FileFailure.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileFailure.reason(new IOException())).isEqualTo("IOException");
    }

    private static IOException failureOfReading(Path file) {
        try {
            Files.readAllBytes(file);
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError(file + " is there");
    }
}
