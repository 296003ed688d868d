package org.mmoestreams.workbench.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.RowRange;

@Timeout(30)
class ReplayTest {

    private static final EventClock CLOCK = EventClock.from(Instant.EPOCH);
    private static final Census CENSUS = new Census();

    @Test
    void tellsHowMuchWasAcknowledgedWhenAnEventCannotBeSent() {
        var producer = new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        Replay replay = new Replay(producer);
        AtomicLong seen = new AtomicLong();
        assertThatThrownBy(() -> replay.send(
                        rows(10, 20),
                        Pace.FREE,
                        sent -> {
                            seen.set(sent);
                            // the third is never acknowledged, those around it are
                            boolean unused = sent == 3
                                    ? producer.errorNext(new TimeoutException("broker gone"))
                                    : producer.completeNext();
                        },
                        () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("features: an event could not be sent: broker gone");
        assertThat(seen).hasValue(3);
        assertThat(replay.delivery()).isEqualTo(new Delivery(3, 2, 12, 0, 0));
    }

    @Test
    void tellsWhereToGoOnWhenItIsInterruptedThoughNobodyAnswers() {
        // nobody completes what was sent, and the flush does not return while that is so
        var producer = new SilentProducer();
        Replay replay = new Replay(producer);
        AtomicBoolean interrupted = new AtomicBoolean();
        long sent = replay.send(rows(0, 1_000), Pace.FREE, events -> interrupted.set(events == 5), interrupted::get);
        assertThat(sent).isEqualTo(5);
        assertThat(replay.delivery()).isEqualTo(new Delivery(5, 0, 0, 0, 0));
        producer.open.set(true);
    }

    @Test
    void endsAWaitForTheNextEventWhenInterrupted() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        AtomicBoolean interrupted = new AtomicBoolean();
        Replay replay = new Replay(producer);
        assertThat(replay.send(rows(0, 10), Pace.rate(0.0001), events -> interrupted.set(true), interrupted::get))
                .isEqualTo(1);
        assertThat(replay.delivery()).isEqualTo(new Delivery(1, 1, 1, 0, 0));
    }

    @Test
    void goesOnWhereTheFirstEventIsMissingWhateverOrderTheOthersCameIn() {
        Acknowledgements acknowledgements = new Acknowledgements(5);
        for (long index : new long[] {7, 5, 8}) {
            acknowledgements.add(index);
        }
        assertThat(acknowledgements.firstMissing()).isEqualTo(6);
        acknowledgements.add(6);
        assertThat(acknowledgements.firstMissing()).isEqualTo(9);
        for (long index = 300_000; index > 8; index--) {
            acknowledgements.add(index);
        }
        assertThat(acknowledgements.firstMissing()).isEqualTo(300_001);
        acknowledgements.add(300_002);
        assertThat(acknowledgements.firstMissing()).isEqualTo(300_001);
        assertThat(acknowledgements.count()).isEqualTo(299_997);
        // rows that make no event are not waited for, and are no events
        acknowledgements.pass(300_001);
        assertThat(acknowledgements.firstMissing()).isEqualTo(300_003);
        assertThat(acknowledgements.count()).isEqualTo(299_997);
    }

    private static Messages rows(long from, long count) {
        return EventMessages.of(CENSUS.events(List.of(), 1, new RowRange(from, count), CLOCK), "features");
    }

    private static final class SilentProducer extends MockProducer<byte[], byte[]> {

        private final AtomicBoolean open = new AtomicBoolean();

        SilentProducer() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized void flush() {
            while (!open.get()) {
                Thread.onSpinWait();
            }
        }
    }
}
