package org.mmoestreams.workbench.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.data.Census;

class CyclingRowsTest {

    private final Census census = new Census();

    @TempDir
    private Path folder;

    @Test
    void beginAgainAfterTheLastFileAndCountOn() throws Exception {
        List<Path> files = List.of(file("first", "7", "8"), file("second", "9"));
        List<String> read = new ArrayList<>();
        try (CyclingRows rows = new CyclingRows(census, files, 7)) {
            while (rows.hasNext()) {
                read.add(rows.nextIndex() + " " + rows.next()[0]);
            }
        }
        assertThat(read).containsExactly("0 7", "1 8", "2 9", "3 7", "4 8", "5 9", "6 7");
    }

    @Test
    void needARow() throws Exception {
        Path empty = file("empty");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CyclingRows(census, List.of(empty), 1))
                .withMessageContaining("files with at least one row");
    }

    private Path file(String name, String... firstValues) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String value : firstValues) {
            lines.add(value + ",0".repeat(census.events().columns().count() - 1));
        }
        return Files.write(folder.resolve(name), lines);
    }
}
