package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each layer is in a network that a test stores after any step, and goes on with bit for bit. */
class CutPointsOfLayersTest {

    private static final String PACKAGE = "java/org/mmoestreams/nn/layers";
    private static final String CUT = "void goesOnBitForBitFromAnyStep(";
    private static final Pattern LAYER = Pattern.compile(" class (\\w+) implements (?:MultiTask)?Layer\\b");

    @Test
    void everyLayerIsInANetworkThatIsCut() {
        List<String> networks = sources(Path.of("src/test", PACKAGE))
                .filter(source -> source.contains(CUT))
                .toList();
        assertThat(networks).isNotEmpty();
        List<String> layers = sources(Path.of("src/main", PACKAGE))
                .flatMap(source -> LAYER.matcher(source).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(layers).hasSizeGreaterThan(8).allSatisfy(layer -> assertThat(networks)
                .as(layer)
                .anyMatch(network -> Pattern.compile("\\b" + layer + "\\.\\w+\\(")
                        .matcher(network)
                        .find()));
    }

    private static Stream<String> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(CutPointsOfLayersTest::read).toList().stream();
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
