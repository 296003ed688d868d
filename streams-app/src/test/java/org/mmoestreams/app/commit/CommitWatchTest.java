package org.mmoestreams.app.commit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class CommitWatchTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(CommitWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CommitWatch watch = new CommitWatch();
    private final CommitWatch.Entry thread = watch.entry(() -> new Pace(100, 1_500));
    private final long now = System.nanoTime();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    @Test
    void warnsOfALateCommitNowAndThenWhileItIsLate() {
        thread.waits();
        lookAfter(9);
        assertThat(said()).isEmpty();
        lookAfter(11);
        lookAfter(20);
        assertThat(said()).hasSize(1);
        assertThat(said().get(0))
                .startsWith("No commit for 11 s: " + Thread.currentThread().getName() + " is in CommitWatch");
        lookAfter(45);
        assertThat(said()).hasSize(2);
    }

    @Test
    void saysNothingOnceCommitted() {
        thread.waits();
        thread.committed();
        lookAfter(60);
        assertThat(said()).isEmpty();
    }

    @Test
    void saysNothingOfWhatHasNothingToCommit() {
        lookAfter(60);
        assertThat(said()).isEmpty();
    }

    @Test
    void countsFromTheFirstChangeThatWaits() {
        thread.waits();
        thread.waits();
        lookAfter(11);
        assertThat(said()).hasSize(1);
    }

    @Test
    void keepsOneEntryPerThread() {
        assertThat(watch.entry(() -> new Pace(1, 1))).isSameAs(thread);
    }

    private void lookAfter(int seconds) {
        watch.look(now + Duration.ofSeconds(seconds).plusMillis(500).toNanos());
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
