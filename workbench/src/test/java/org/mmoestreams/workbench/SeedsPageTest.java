package org.mmoestreams.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.cli.Main;
import picocli.CommandLine;

/** What docs/seeds.md names is there: tests, classes, keys, commands, files. */
final class SeedsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final String NOT_OFFERED = "not offered";
    private static final int CELLS = 4;
    private static final int HERE = 1;
    private static final int TEST = 2;
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z]\\w*)(?:\\.(\\w+))?[^`]*`");
    private static final Pattern KEY = Pattern.compile("`((?!org\\.)[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)`");
    private static final Pattern OPTION = Pattern.compile("`([a-z]+) (--[a-z-]+)`");
    private static final Pattern EXAMPLE = Pattern.compile("`example ([a-z-]+)`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https:)([^)#]+)");

    private final List<List<String>> rows = rows();

    @Test
    void noCellIsEmpty() {
        assertThat(rows).hasSizeGreaterThan(60).allSatisfy(cells -> assertThat(cells)
                .hasSize(CELLS)
                .allSatisfy(cell -> assertThat(cell).isNotBlank()));
    }

    @Test
    void eachRowNamesTestsThatAreThereUnlessItIsNotOffered() {
        Map<String, String> sources = sources("/src/test/java/");
        assertThat(rows).allSatisfy(cells -> {
            List<MatchResult> names = found(TEST_NAME, cells.get(TEST));
            if (cells.get(HERE).equals(NOT_OFFERED)) {
                assertThat(cells.get(TEST)).isEqualTo(NOT_OFFERED);
            } else {
                assertThat(names).as(cells.toString()).isNotEmpty();
            }
            assertThat(names).allSatisfy(name -> assertThat(sources.get(name.group(1)))
                    .as(name.group())
                    .isNotNull()
                    .contains(name.group(2) == null ? "@" : "void " + name.group(2) + "("));
        });
    }

    @Test
    void classesAndTheirMembersAreThere() {
        Map<String, String> sources = sources("/src/main/java/");
        List<MatchResult> names = rows.stream()
                .flatMap(cells -> found(CLASS_NAME, cells.get(HERE)).stream())
                .toList();
        assertThat(names).hasSizeGreaterThan(30).allSatisfy(name -> assertThat(sources.get(name.group(1)))
                .as(name.group())
                .isNotNull()
                .contains(name.group(2) == null ? name.group(1) : name.group(2)));
    }

    @Test
    void keysAreThere() {
        Set<String> keys =
                found(Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\|"), read("docs/configuration.md")).stream()
                        .map(key -> key.group(1))
                        .collect(Collectors.toSet());
        List<String> names = rows.stream()
                .flatMap(cells -> found(KEY, cells.get(HERE)).stream())
                .map(name -> name.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(15).isSubsetOf(keys);
    }

    @Test
    void commandsAndTheirOptionsAreThere() {
        Map<String, CommandLine> commands = Main.commandLine(
                        new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .getSubcommands();
        String page = read("docs/seeds.md");
        assertThat(found(OPTION, page)).hasSizeGreaterThan(10).allSatisfy(name -> {
            assertThat(commands).as(name.group()).containsKey(name.group(1));
            assertThat(commands.get(name.group(1)).getCommandSpec().findOption(name.group(2)))
                    .as(name.group())
                    .isNotNull();
        });
        assertThat(found(EXAMPLE, page)).hasSizeGreaterThan(3).allSatisfy(name -> assertThat(
                        commands.get("example").getSubcommands())
                .containsKey(name.group(1)));
    }

    @Test
    void linksLeadSomewhere() {
        assertThat(found(LINK, read("docs/seeds.md"))).isNotEmpty().allSatisfy(link -> assertThat(
                        ROOT.resolve("docs").resolve(link.group(1)))
                .exists());
    }

    private static List<List<String>> rows() {
        return read("docs/seeds.md")
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .filter(line -> !line.endsWith("why |"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static Map<String, String> sources(String kind) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains(kind))
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            SeedsPageTest::read,
                            String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        return read(ROOT.resolve(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
