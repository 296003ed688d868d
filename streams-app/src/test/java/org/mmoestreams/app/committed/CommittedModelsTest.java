package org.mmoestreams.app.committed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void saysWhatChangedSinceAReaderLookedLast() {
        CommittedModel model = models.of(2).orElseThrow();
        CommittedModel.Changes base = model.changesSince(0);
        assertThat(base.chunks()).containsOnlyKeys("a/0", "counters/000000");
        assertThat(model.changesSince(base.commit()).chunks()).isEmpty();
        commit(2, "a/0", bytes("2"));
        commit(2, "b/0", bytes("3"));
        commit(2, "a/0", bytes("4"));
        CommittedModel.Changes changes = model.changesSince(base.commit());
        assertThat(changes.chunks()).containsOnlyKeys("a/0", "b/0").containsEntry("a/0", bytes("4"));
        assertThat(model.changesSince(changes.commit()).chunks()).isEmpty();
        assertThat(model.changesSince(0).chunks()).containsOnlyKeys("a/0", "b/0", "counters/000000");
    }

    @Test
    void hasTheWholeModelForWhoeverAsksWhileACommitIsAdded() {
        CommittedModel model = models.of(2).orElseThrow();
        List<CommittedModel.Changes> asked = new ArrayList<>();
        model.add(
                new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, byte[]>> entrySet() {
                        asked.add(model.changesSince(0));
                        return Map.of("a/0", bytes("2")).entrySet();
                    }
                },
                now);
        assertThat(asked).isNotEmpty();
        assertThat(asked.get(0).chunks())
                .containsOnlyKeys("a/0", "counters/000000")
                .containsEntry("a/0", bytes("1"));
        assertThat(model.changesSince(asked.get(0).commit()).chunks()).containsEntry("a/0", bytes("2"));
    }

    @Test
    void tellsOfModelsThatAreGone() {
        CommittedModel first = models.of(2).orElseThrow();
        List<CommittedModel> gone = new ArrayList<>();
        models.whenGone(gone::add);
        models.begins(2, new TreeMap<>());
        assertThat(gone).containsExactly(first);
        CommittedModel second = models.of(2).orElseThrow();
        models.ends(2);
        models.ends(2);
        assertThat(gone).containsExactly(first, second);
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
        commit(2, ModelIdentity.KEY, bytes("{}"));
        commit(7, "a/0", bytes("1"));
        assertThat(model.changesSince(1).chunks()).isEmpty();
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
