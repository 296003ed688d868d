package org.mmoestreams.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of docs/guarantees.md names tests; the names are held to what there is. */
final class GuaranteesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+)(?:\\.\\.\\.)?)?`");

    @Test
    void eachRowNamesTestsThatAreThere() throws IOException {
        Map<String, String> sources = testSources();
        List<String> rows = Files.readAllLines(ROOT.resolve("docs").resolve("guarantees.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            var names = NAME.matcher(row).results().toList();
            assertThat(names).as(row).isNotEmpty().allSatisfy(name -> assertThat(sources.get(name.group(1)))
                    .as(name.group())
                    .isNotNull()
                    .contains(name.group(2) == null ? "@" : "void " + name.group(2)));
        });
    }

    private static Map<String, String> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            GuaranteesTest::read,
                            String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
