package org.mmoestreams.workbench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void goesByEventsASecondAndLetsLabelsThrough() {
        Pace pace = Pace.rate(4);
        assertThat(pace.dueAfter(event(0), 2)).isEqualTo(500_000_000L);
        assertThat(pace.dueAfter(label(0), 2)).isZero();
        assertThat(Pace.rate(0).dueAfter(event(0), 2)).isZero();
    }

    @Test
    void goesByEventTimeFromTheFirstMessageOn() {
        Pace pace = Pace.speed(2);
        assertThat(pace.dueAfter(event(5_000), 0)).isZero();
        assertThat(pace.dueAfter(label(6_000), 1)).isEqualTo(500_000_000L);
        assertThat(pace.dueAfter(event(65_000), 1)).isEqualTo(30_000_000_000L);
        assertThat(pace.dueAfter(event(4_000), 2)).isNegative();
    }

    private static Message event(long time) {
        return new Message(7, time, new ProducerRecord<>("topic", new byte[0]));
    }

    private static Message label(long time) {
        return new Message(Message.NO_ROW, time, new ProducerRecord<>("topic", new byte[0]));
    }
}
