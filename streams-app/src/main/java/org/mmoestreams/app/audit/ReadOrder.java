package org.mmoestreams.app.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the windows show of the order in which a learner read labels and events. Where a window learnt a label whose
 * event had come before the window before closed, that label was read after that, and so was each label behind it in
 * the topic.
 */
final class ReadOrder {

    private static final long UNKNOWN = 0;

    private final SentLabels sent;
    private final Deque<Witness> witnesses = new ArrayDeque<>();
    private long events = UNKNOWN;
    private boolean isSought;

    /** Nothing is known yet. */
    ReadOrder(SentLabels sent) {
        this.sent = sent;
    }

    /** Takes note of a label that was sent and is learnt in the present window; it cannot be anything else. */
    void learnt(Lesson lesson) {
        // the last of these events may have come with labels that waited for it, and were learnt after the window
        if (isSought && lesson.row().number() < events - 1) {
            witnesses.add(new Witness(lesson.row().id(), lesson.task(), lesson.label(), events));
            isSought = false;
        }
    }

    /**
     * The present window closes.
     *
     * @param before how many events had come
     */
    void closed(long before) {
        events = before;
        isSought = true;
        while (!witnesses.isEmpty() && !witnesses.peek().isKept(sent)) {
            witnesses.remove();
        }
    }

    /** By offset of a label: how many events had come for certain when the labels behind it were read; ascending. */
    NavigableMap<Long, Long> eventsByOffset() {
        NavigableMap<Long, Long> byOffset = new TreeMap<>();
        witnesses.forEach(each -> byOffset.merge(each.lastOffset(sent), each.events(), Math::max));
        long most = UNKNOWN;
        for (Map.Entry<Long, Long> known : byOffset.entrySet()) {
            most = Math.max(most, known.getValue());
            known.setValue(most);
        }
        return byOffset;
    }

    /** A label that was read when so many events had come. */
    private record Witness(String id, int task, double value, long events) implements Predicate<SentLabel> {

        @Override
        public boolean test(SentLabel label) {
            return label.task() == task && label.value() == value;
        }

        boolean isKept(SentLabels sent) {
            return sent.hasRead(id, this);
        }

        /** It may have been sent several times, so that it is this one or one before. */
        long lastOffset(SentLabels sent) {
            long last = sent.lastRead(id, this).map(SentLabel::offset).orElse(0L);
            return Math.max(last, sent.forgottenBefore());
        }
    }
}
