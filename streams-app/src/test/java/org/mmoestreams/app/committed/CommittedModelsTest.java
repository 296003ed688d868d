package org.mmoestreams.app.committed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.models.ModelIdentity;

final class CommittedModelsTest {

    private final List<Long> versions = new ArrayList<>();
    private long now = 1000;
    private final CommittedModels models =
            new CommittedModels(model -> versions.add(model.figures().version()), () -> now);

    @BeforeEach
    void begin() {
        models.begins(2, new TreeMap<>(Map.of("a/0", bytes("1"), "counters/000000", counters(4))));
    }

    @Test
    void handsOverWhatChangedOnceAndTheNewestOfIt() {
        CommittedModel model = models.of(2).orElseThrow();
        assertThat(model.takeChanges()).containsOnlyKeys("a/0", "counters/000000");
        assertThat(model.takeChanges()).isEmpty();
        commit(2, "a/0", bytes("2"));
        commit(2, "b/0", bytes("3"));
        commit(2, "a/0", bytes("4"));
        Map<String, byte[]> changes = model.takeChanges();
        assertThat(changes).containsOnlyKeys("a/0", "b/0").containsEntry("a/0", bytes("4"));
    }

    @Test
    void tellsOfVersionsAndOfWhenTheyCame() {
        CommittedModel model = models.of(2).orElseThrow();
        now = 2000;
        commit(2, "a/0", bytes("2"));
        assertThat(versions).isEmpty();
        assertThat(model.figures()).isEqualTo(new ModelFigures(4, 40, 1, 2000, 1000));
        now = 3000;
        commit(2, "counters/000000", counters(5));
        assertThat(versions).containsExactly(5L);
        assertThat(model.figures()).isEqualTo(new ModelFigures(5, 50, 1, 3000, 3000));
    }

    @Test
    void leavesOutTheIdentityAndModelsThatAreNotHere() {
        CommittedModel model = models.of(2).orElseThrow();
        model.takeChanges();
        commit(2, ModelIdentity.KEY, bytes("{}"));
        commit(7, "a/0", bytes("1"));
        assertThat(model.takeChanges()).isEmpty();
        assertThat(models.all()).containsOnlyKeys(2);
        models.ends(2);
        commit(2, "a/0", bytes("1"));
        assertThat(models.all()).isEmpty();
    }

    private void commit(int partition, String key, byte[] value) {
        models.committed(List.of(new ProducerRecord<>("changelog", partition, bytes(key), value)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] counters(long windows) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(windows)
                .putLong(10 * windows)
                .putLong(1)
                .array();
    }
}
