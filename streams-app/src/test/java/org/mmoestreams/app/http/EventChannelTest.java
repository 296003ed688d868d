package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.committed.Message;

/** A channel whose threads have not come to it yet. */
final class EventChannelTest {

    private final List<Runnable> tasks = new ArrayList<>();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final EventChannel channel = new EventChannel(
            new Exchange(null, null, Callback.from(() -> {}, failure::set)),
            tasks::add,
            ended -> ends.incrementAndGet());

    @Test
    void standsThoughASignOfLifeIsDueBeforeTheFirstIsOut() {
        channel.begin();
        channel.beat();
        assertThat(channel.hasEnded()).isFalse();
        assertThat(ends).hasValue(0);
    }

    @Test
    void endsOnceWhereTwoSignsOfLifeAreNotTaken() {
        channel.beat();
        channel.begin();
        channel.beat();
        channel.beat();
        assertThat(channel.hasEnded()).isTrue();
        assertThat(ends).hasValue(1);
    }

    @Test
    void breaksOffOnAThreadOfItsOwnWhatIsTooSlow() {
        channel.begin();
        for (int i = 0; i < 1025; i++) {
            channel.accept(new Message("model", Map.of()));
        }
        assertThat(channel.hasEnded()).isTrue();
        assertThat(failure).hasValue(null);
        tasks.get(tasks.size() - 1).run();
        assertThat(failure.get()).isInstanceOf(TimeoutException.class);
    }
}
