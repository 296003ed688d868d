package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages name keys for users to look up: each is a key that there is, or what those of a choice begin with. */
final class KeyNamesTest {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    /** A name of a file, event.avsc, is none. */
    private static final Pattern KEY =
            Pattern.compile("(?<![\\w.-])(?:topics|event|window|model|optimizer|metrics|http|state)"
                    + "\\.(?!avsc\\b)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    @Test
    void namesNoKeyThatThereIsNot() {
        List<String> named = Stream.of("model-core", "streams-app", "workbench")
                .flatMap(module -> sources(Path.of("..", module, "src", "main", "java")))
                .flatMap(source -> TEXT.matcher(source).results().map(MatchResult::group))
                .flatMap(text -> KEY.matcher(text).results().map(MatchResult::group))
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(
                        Keys.named(name).or(() -> Keys.named(name + ".kind")))
                .as(name)
                .isPresent());
    }

    private static Stream<String> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(KeyNamesTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
