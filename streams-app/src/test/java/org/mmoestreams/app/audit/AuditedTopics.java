package org.mmoestreams.app.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.TreeMap;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.history.WindowReplay;
import org.mmoestreams.app.learner.LabelInput;
import org.mmoestreams.app.learner.LateLearning;
import org.mmoestreams.app.learner.LateRecord;
import org.mmoestreams.app.learner.ModelStart;
import org.mmoestreams.client.serde.EventReader;

/** The topics that a learner has read and written, to be audited without a broker. */
final class AuditedTopics {

    private static final byte[] PARTITION = "0".getBytes(UTF_8);

    private final LateLearning learning;
    private final LabelInput input;
    private final RecordList events = new RecordList();
    private final RecordList labels = new RecordList();
    private final RecordList history = new RecordList();

    private AuditedTopics(LateLearning learning) {
        this.learning = learning;
        this.input = LabelInput.of(learning.settings(), learning.schema()).orElseThrow();
    }

    /** @param labelsFirst whether labels have the earlier timestamps, so that an audit reads them first */
    static AuditedTopics of(LateLearning learning, boolean labelsFirst) {
        AuditedTopics topics = new AuditedTopics(learning);
        long time = learning.recordTime();
        for (LateRecord each : learning.records()) {
            if (each.isLabel()) {
                topics.labels.add(each.key(), labelsFirst ? time : time + 1, each.value());
            } else {
                topics.events.add(each.key(), time, each.value());
            }
        }
        learning.history().forEach(window -> topics.history.add(PARTITION, time, window));
        return topics;
    }

    /** What an audit finds that ends after some windows and is gone on with. */
    PartitionReport audit(long windows) throws IOException {
        Mark mark = new Mark(0, 0, 0, new TreeMap<>());
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try (Opened opened = new Opened(mark)) {
            opened.audit.learnTo(windows, 0, new Unwatched());
            opened.audit.write(new DataOutputStream(rest));
            mark = opened.mark();
        } catch (DifferenceException difference) {
            return new Tally(0).report(0, Outcome.DIFFERENT, difference.getMessage());
        }
        try (Opened opened = new Opened(mark)) {
            opened.audit.read(new DataInputStream(new ByteArrayInputStream(rest.toByteArray())));
            opened.audit.learnTo(learning.model().windows(), 0, new Unwatched());
            opened.audit.compare(learning.model());
            return opened.audit.tally().report(0, Outcome.EQUAL, "");
        } catch (DifferenceException difference) {
            return new Tally(0).report(0, Outcome.DIFFERENT, difference.getMessage());
        }
    }

    private final class Opened implements AutoCloseable {

        private final OnlineLearner learner = OnlineLearner.create(
                learning.schema().spec(), learning.settings().learner());
        private final SentLabels sent;
        private final EventRows rows;
        private final HistoryReader windows;
        private final WindowReplay replay;
        private final PartitionAudit audit;

        Opened(Mark mark) {
            AuditRules rules = AuditRules.of(input.rules());
            sent = new SentLabels(labels.from(mark.labels()), labels::again, input.reader(), rules);
            rows = new EventRows(
                    new EventRecords(
                            events.from(mark.features()),
                            events::again,
                            new EventReader(
                                    learning.schema(),
                                    learning.settings().event().maxAhead())),
                    learner,
                    sent,
                    rules);
            windows = new HistoryReader(
                    history.from(mark.history()), 0, rules.network().size());
            replay = mark.model().isEmpty() ? begin() : WindowReplay.of(learner, mark.model());
            audit = new PartitionAudit(rules, windows, rows, sent, replay);
        }

        private WindowReplay begin() {
            ModelStart start =
                    ModelStart.of(learning.settings(), learning.schema().spec());
            return WindowReplay.begun(learner, start.begin(learner));
        }

        Mark mark() {
            return new Mark(rows.position(), sent.position(), windows.position(), replay.chunks());
        }

        @Override
        public void close() {
            learner.close();
        }
    }

    private static final class Unwatched implements AuditWatch {

        @Override
        public boolean interrupted() {
            return false;
        }

        @Override
        public void learnt(int partition, long windows, long of, long rows) {}
    }
}
