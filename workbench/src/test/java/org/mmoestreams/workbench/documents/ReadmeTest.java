package org.mmoestreams.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, and what it says that they print. */
@Tag("packaged")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReadmeTest {

    private static final String VERIFY = "verify";
    private static final Pattern DIGEST = Pattern.compile("digest ([0-9a-f]{64})");

    @TempDir
    private Path folder;

    @Test
    void isShort() throws IOException {
        assertThat(Page.of("README.md").text().lines()).hasSizeLessThan(150);
    }

    @Test
    void itsSecondCommandIsTheOneThatTestsEverything() throws IOException {
        List<String> verify = Page.of("README.md").blocks().stream()
                .filter(block -> block.role().equals(VERIFY))
                .map(block -> block.commands().strip())
                .toList();

        assertThat(verify).hasSize(1);
        assertThat(Files.readString(Path.of("..", ".ci", "run"))).contains("tests=(" + verify.get(0) + ")");
    }

    @Test
    void itsOtherCommandsPrintWhatItSays() throws Exception {
        assumeTrue(hasAvx2(), "the README's figures are those of OpenBLAS' core type Haswell, which needs AVX2");
        Page readme = Page.of("README.md");
        List<Page.Block> others = readme.blocks().stream()
                .filter(block -> !block.role().equals(VERIFY))
                .toList();
        String printed;
        try (Reader reader = Reader.in(folder)) {
            reader.set("OPENBLAS_CORETYPE", "Haswell");
            printed = reader.follow(others);
        }
        assertThat(others).isNotEmpty();
        assertThat(printed).contains("dashboard: http://127.0.0.1:");
        for (String said : List.of(digest(readme.text()), line("income", readme), line("never_married", readme))) {
            assertThat(printed).contains(said);
        }
    }

    private static String digest(String text) {
        Matcher found = DIGEST.matcher(text);
        assertThat(found.find()).as("a digest in the README").isTrue();
        return found.group();
    }

    private static String line(String task, Page page) {
        return page.text()
                .lines()
                .filter(line -> line.startsWith("    " + task + " "))
                .findFirst()
                .orElseThrow()
                .substring(4);
    }

    private static boolean hasAvx2() throws IOException {
        Path processor = Path.of("/proc/cpuinfo");
        return Files.isReadable(processor) && Files.readString(processor).contains(" avx2 ");
    }
}
