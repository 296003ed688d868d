package org.mmoestreams.app.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.app.testing.Marks;

final class UnitOfWorkTest {

    private static final String STORE = "changes";

    private final List<String> calls = new ArrayList<>();
    private final MockProcessorContext<Void, Void> context =
            new MockProcessorContext<>(properties(), new TaskId(0, 0), new File("target"));
    private final Marks marks = Marks.add(context, STORE);
    private final UnitOfWork unit = UnitOfWork.start(context, STORE, () -> calls.add("write"), this::beforeRequest);
    private Runnable last = () -> {};
    private long now = 1_000;

    @Test
    void changesAtOnceAndWritesBeforeTheCommit() {
        unit.change(() -> calls.add("change"));
        unit.change(calls::add, "change from what came");
        assertThat(unit.hasUnwritten()).isTrue();
        marks.commit();
        assertThat(calls).containsExactly("change", "change from what came", "write");
        assertThat(unit.hasUnwritten()).isFalse();
    }

    @Test
    void asksForACommitOfAChangeOfEitherKindAndForNoneWithoutAny() {
        assertThat(isAsked()).isFalse();
        unit.change(() -> {});
        assertThat(isAsked()).isTrue();
        assertThat(isAsked()).isFalse();
        unit.change(from -> {}, 1);
        assertThat(isAsked()).isTrue();
    }

    @Test
    void asksForACommitOfALastChangeThatIsMadeRightBefore() {
        last = () -> unit.change(() -> calls.add("last change"));
        assertThat(isAsked()).isTrue();
        marks.commit();
        assertThat(calls).containsExactly("last change", "write");
    }

    @Test
    void neverCommitsAChangeThatFailedNorAnyOtherAfterIt() {
        unit.change(() -> calls.add("sound"));
        assertThatIllegalStateException()
                .isThrownBy(() -> unit.change(this::failHalfWay))
                .withMessage("half-way");
        assertThatIllegalStateException().isThrownBy(marks::commit).withMessageContaining("failed half-way");
        assertThatIllegalStateException()
                .isThrownBy(() -> unit.change(() -> calls.add("another")))
                .withMessageContaining("failed half-way");
        assertThatIllegalStateException()
                .isThrownBy(() -> unit.change(calls::add, "another"))
                .withMessageContaining("failed half-way");
        unit.close();
        assertThatIllegalStateException().isThrownBy(marks::put).withMessageContaining("closed before");
        assertThat(calls).containsExactly("sound", "half of it");
    }

    @Test
    void asksForNoCommitOfAChangeThatFailed() {
        Consumer<String> failing = from -> failHalfWay();
        assertThatIllegalStateException().isThrownBy(() -> unit.change(failing, "an event"));
        assertThat(isAsked()).isFalse();
    }

    @Test
    void refusesAChangeWithinAChange() {
        assertThatIllegalStateException().isThrownBy(() -> unit.change(() -> unit.change(() -> calls.add("inner"))));
        assertThatIllegalStateException().isThrownBy(marks::put);
        assertThat(calls).isEmpty();
    }

    @Test
    void writesNothingOnceItIsClosedAndFailsACommitOfWhatWasNotWritten() {
        unit.change(() -> calls.add("change"));
        marks.commit();
        unit.close();
        marks.put();
        assertThat(calls).as("all had been written").containsExactly("change", "write");
        unit.change(() -> calls.add("late change"));
        assertThatIllegalStateException().isThrownBy(marks::commit).withMessageContaining("closed before");
        assertThat(calls).containsExactly("change", "write", "late change");
    }

    private void failHalfWay() {
        calls.add("half of it");
        throw new IllegalStateException("half-way");
    }

    private void beforeRequest() {
        last.run();
    }

    /** Whether a commit is asked for at the next moment for one. */
    private boolean isAsked() {
        now += 250;
        context.resetCommit();
        context.scheduledPunctuators().get(1).getPunctuator().punctuate(now);
        return context.committed();
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "unit-of-work");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsProperties.COMMIT_EVERY_MS, "250");
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "3000");
        properties.put(CommitWatch.PROPERTY, new CommitWatch());
        return properties;
    }
}
