package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mmoestreams.workbench.replay.Delivery;

class ReplayProgressTest {

    @Test
    void tellsTheRateAndTheTimeThatIsLeft() {
        ReplayProgress known = new ReplayProgress(OptionalLong.of(1_000));
        assertThat(known.line(100, 2)).isEqualTo("replay: 100/1000 events, 50/s, 18 s left");
        assertThat(known.line(10, 2)).isEqualTo("replay: 10/1000 events, 5/s, 3 min 18 s left");
        assertThat(known.line(1, 10)).isEqualTo("replay: 1/1000 events, 0/s, 2 h 46 min left");
        assertThat(known.line(1_000, 10)).isEqualTo("replay: 1000/1000 events, 100/s, 0 s left");
        assertThat(new ReplayProgress(OptionalLong.empty()).line(100, 2)).isEqualTo("replay: 100 events, 50/s");
    }

    @Test
    void tellsWhatWasSentAndHowToGoOn() {
        Delivery events = new Delivery(5, 4, 3, 0, 0);
        assertThat(ReplayProgress.wayOn(events, false, true))
                .isEqualTo("5 events were sent, 4 acknowledged; go on with --from-row 3");
        Delivery both = new Delivery(5, 5, 5, 4, 2);
        assertThat(ReplayProgress.wayOn(both, true, false))
                .isEqualTo("5 events and 4 labels were sent, 5 and 2 acknowledged; go on with --resume");
        assertThat(ReplayProgress.end(both, "f", "l")).isEqualTo("5 events sent to f, 4 labels to l");
        assertThat(ReplayProgress.end(events, "f", "")).isEqualTo("5 events sent to f");
    }
}
