package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mmoestreams.state.ChunkKey;

class CountersTest {

    private static final String CHUNK = "counters/000000";

    private final Counters counters = new Counters();

    @Test
    void rejectedWindowIsClosedButItsRowsAreNotLearnt() {
        counters.add(8, true);
        counters.add(5, false);
        counters.add(3, true);
        assertThat(counters.windows()).isEqualTo(3);
        assertThat(counters.windowsRejected()).isEqualTo(1);
        assertThat(counters.rowsLearnt()).isEqualTo(11);
    }

    @Test
    void loadedCountersAreThoseThatWereDrained() {
        counters.add(8, true);
        counters.add(5, false);
        counters.add(3, true);
        Counters loaded = new Counters();
        loaded.load(ChunkKey.parse(CHUNK), drain(counters).get(CHUNK));
        assertThat(loaded.windows()).isEqualTo(3);
        assertThat(loaded.windowsRejected()).isEqualTo(1);
        assertThat(loaded.rowsLearnt()).isEqualTo(11);
        assertThat(drain(loaded)).as("changes since they were loaded").isEmpty();
    }

    @Test
    void chunkIsDrainedOnceAChange() {
        assertThat(drain(counters)).isEmpty();
        counters.add(1, false);
        assertThat(drain(counters)).containsOnlyKeys(CHUNK);
        assertThat(drain(counters)).isEmpty();
        counters.add(1, true);
        assertThat(drain(counters)).containsOnlyKeys(CHUNK);
    }

    @Test
    void refusesBytesOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counters.load(ChunkKey.parse(CHUNK), new byte[16]))
                .withMessage("counters/000000: 16 bytes (expected: 24 bytes)");
    }

    private static Map<String, byte[]> drain(Counters counters) {
        Map<String, byte[]> chunks = new TreeMap<>();
        counters.drainChanges(chunks::put);
        return chunks;
    }
}
