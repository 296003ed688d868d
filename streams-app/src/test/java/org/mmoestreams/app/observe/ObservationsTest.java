package org.mmoestreams.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.testing.LogLines;

/** What is noticed is counted each time, and said at a bounded rate. */
class ObservationsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Observations observations = new Observations(nanos::get);

    @Test
    void speaksAtPowersOfTenAndThenOnceAMinute() {
        try (LogLines log = LogLines.of(Observations.class)) {
            for (int i = 0; i < 5000; i++) {
                observations.eventRead();
                observations.deadLetter("BAD_ID", "t-0, offset " + i, "no id");
            }
            assertThat(log.warnings()).hasSize(4);
            for (int second = 0; second < 600; second++) {
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                observations.deadLetter("BAD_ID", "t-0, offset 7", "no id");
            }
            assertThat(log.warnings()).hasSize(4 + 10);
            observations.deadLetter("BAD_TIME", "t-0, offset 8", "no time");
            assertThat(log.warnings()).as("each reason for itself").hasSize(15);
        }
        assertThat(observations.observed().deadLetters()).isEqualTo(Map.of("BAD_ID", 5600L, "BAD_TIME", 1L));
    }

    @Test
    void keepsExamplesToOneLineOfBoundedLength() {
        try (LogLines log = LogLines.of(Observations.class)) {
            observations.deadLetter("BAD_ID", "t-0, offset 1", "two\nlines\u0007" + "x".repeat(10_000));
            assertThat(log.warnings().get(0)).contains("two lines xxx").hasSizeLessThan(1000);
        }
    }

    @Test
    void countsLabelsThatCannotBeUsedBesideLabelsAndNotBesideEvents() {
        try (LogLines log = LogLines.of(Observations.class)) {
            observations.eventRead();
            observations.labelRead();
            observations.labelRead();
            observations.deadLabel("BAD_VALUE", "labels-0, offset 1", "a value");
            observations.deadLetter("BAD_VALUE", "t-0, offset 0", "a field");
            assertThat(log.warnings())
                    .containsExactly(
                            "Dead letters among labels, BAD_VALUE: 1 so far after 2 records, `mmoe-streams consume"
                                    + " dead-letters` shows them; the last, labels-0, offset 1: a value",
                            "Dead letters, BAD_VALUE: 1 of 1 events so far, `mmoe-streams consume dead-letters` shows"
                                    + " them; the last, t-0, offset 0: a field");
        }
        assertThat(observations.observed().deadLetters()).isEqualTo(Map.of("BAD_VALUE", 2L));
    }

    @Test
    void boundsTheNamesThatItKeeps() {
        for (int i = 0; i < 1000; i++) {
            observations.incident("name " + i, 1, "m");
            observations.wrong("name " + i, "message " + i);
        }
        assertThat(observations.observed().incidents())
                .hasSizeLessThanOrEqualTo(101)
                .containsEntry("others", 900L);
        assertThat(observations.observed().warnings()).hasSize(100);
    }

    @Test
    void saysWhatIsWrongOnceAndForgetsItWhenItIsSettled() {
        try (LogLines log = LogLines.of(Observations.class)) {
            observations.wrong("labels", "something is wrong");
            observations.wrong("labels", "something is wrong");
            assertThat(log.warnings()).containsExactly("something is wrong");
            assertThat(observations.observed().warnings()).containsExactly("something is wrong");
            observations.wrong("labels", "something else is wrong");
            assertThat(log.warnings()).containsExactly("something is wrong");
            assertThat(observations.observed().warnings()).containsExactly("something else is wrong");
            observations.settled("labels", "it is not");
            assertThat(observations.observed().warnings()).isEmpty();
        }
    }

    @Test
    void losesNoCountAmongThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> {
                for (int event = 0; event < 10_000; event++) {
                    observations.eventRead();
                    observations.rowsLearnt(2);
                    observations.deadLetter("BAD_ID", "t", "m");
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(observations.observed())
                .isEqualTo(new Observed(40_000, 80_000, Map.of("BAD_ID", 40_000L), Map.of(), List.of()));
    }
}
