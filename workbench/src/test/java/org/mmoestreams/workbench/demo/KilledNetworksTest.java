package org.mmoestreams.workbench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.workbench.data.DataSets;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.shaping.Shape;
import org.mmoestreams.workbench.shaping.ShapedRows;

/** Whatever the network: a learner that is killed three times on the way learns what one learns that is not. */
@Timeout(240)
final class KilledNetworksTest {

    private static final int EVENTS = 6_000;
    private static final String OF_EVERY_BUILD = "ple";

    static Stream<String> others() {
        return Architecture.kinds().stream().map(Kind::name).filter(name -> !name.equals(OF_EVERY_BUILD));
    }

    @Test
    void networkOfSeveralLevelsIsTheSameThoughKilled() throws IOException {
        assertSameThoughKilled(OF_EVERY_BUILD, "model.levels=3");
    }

    @ParameterizedTest
    @Tag("faults")
    @MethodSource("others")
    void networkIsTheSameThoughKilled(String kind) throws IOException {
        assertSameThoughKilled(kind, "model.embedding-width=4");
    }

    private static void assertSameThoughKilled(String kind, String other) throws IOException {
        DemoReport steady = run(kind, other, 0);
        DemoReport killed = run(kind, other, 3);
        assertThat(killed.kills()).isEqualTo(3);
        assertThat(killed.predictions()).isEqualTo(EVENTS);
        assertThat(killed.windows()).isEqualTo(steady.windows()).isGreaterThan(20);
        assertThat(killed.modelDigest()).isNotNull().isEqualTo(steady.modelDigest());
        assertThat(killed.tasks()).isEqualTo(steady.tasks());
    }

    private static DemoReport run(String kind, String other, int kills) throws IOException {
        ShapedRows rows = new ShapedRows(
                DataSets.named(DataSets.USUAL).orElseThrow(), List.of(), RowRange.first(EVENTS), 1, Shape.NONE);
        List<String> assignments = List.of("model.kind=" + kind, other);
        DemoOptions options = new DemoOptions(rows, Optional.empty(), 1, Optional.empty(), kills, assignments);
        return Demo.run(options, () -> false, new Unseen());
    }
}
