package org.mmoestreams.app.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.history.WindowReplay;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;

/** All that the audit of a partition works with: its topics, open to be read, and a learner. */
final class OpenPartition implements AutoCloseable {

    private final AuditSource source;
    private final int partition;
    private final Deque<PartitionRecords> open = new ArrayDeque<>();
    private final OnlineLearner learner;
    private final EventRows rows;
    private final SentLabels sent;
    private final HistoryReader history;
    private final WindowReplay replay;
    private final PartitionAudit audit;

    private OpenPartition(AuditSource source, int partition, Optional<Mark> mark) {
        this.source = source;
        this.partition = partition;
        this.learner = source.learner();
        AuditRules rules = source.rules();
        try {
            sent = new SentLabels(
                    records(TopicRole.LABELS, mark.map(Mark::labels)),
                    () -> records(TopicRole.LABELS, Optional.empty()),
                    source.labelReader(),
                    rules);
            rows = new EventRows(
                    new EventRecords(
                            records(TopicRole.FEATURES, mark.map(Mark::features)),
                            () -> records(TopicRole.FEATURES, Optional.empty()),
                            source.eventReader()),
                    learner,
                    sent,
                    rules);
            history = new HistoryReader(
                    records(InternalTopic.HISTORY, mark.map(Mark::history)),
                    partition,
                    rules.network().size());
            replay = mark.map(last -> WindowReplay.of(learner, last.model())).orElseGet(() -> source.begin(learner));
            audit = new PartitionAudit(rules, history, rows, sent, replay);
        } catch (RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    /** Opens them at the beginning. */
    static OpenPartition begin(AuditSource source, int partition) {
        return new OpenPartition(source, partition, Optional.empty());
    }

    /** Opens them where the audit ended that has left this. */
    static OpenPartition goOn(AuditSource source, int partition, AuditFile.Saved saved) throws IOException {
        OpenPartition opened = new OpenPartition(source, partition, Optional.of(saved.mark()));
        try {
            opened.audit.read(saved.rest());
            return opened;
        } catch (IOException | RuntimeException unreadable) {
            opened.close();
            throw unreadable;
        }
    }

    PartitionAudit audit() {
        return audit;
    }

    /** Where the audit has come to. */
    Mark mark() {
        return new Mark(rows.position(), sent.position(), history.position(), replay.chunks());
    }

    @Override
    public void close() {
        open.forEach(PartitionRecords::close);
        learner.close();
    }

    private Records records(TopicName topic, Optional<Long> offset) {
        int number = topic.equals(InternalTopic.HISTORY) ? 0 : partition;
        PartitionRecords records =
                offset.isPresent() ? source.from(topic, number, offset.get()) : source.all(topic, number);
        open.add(records);
        return records;
    }
}
