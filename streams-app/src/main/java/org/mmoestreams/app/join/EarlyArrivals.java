package org.mmoestreams.app.join;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Label records that wait for events which have not come: for how long, and how many. Those that wait no more without
 * one are refused.
 */
final class EarlyArrivals {

    private static final char DEADLINES = 'e';

    private final JoinRules rules;
    private final JoinCounts counts;
    private final JoinOutlet outlet;
    private final EarlyLabels labels;
    private final Deadlines deadlines;

    EarlyArrivals(Entries entries, JoinRules rules, JoinCounts counts, JoinOutlet outlet) {
        this.rules = rules;
        this.counts = counts;
        this.outlet = outlet;
        labels = new EarlyLabels(entries, rules.tasks().size());
        deadlines = Deadlines.restore(DEADLINES, entries);
    }

    /**
     * Has a label record wait for its event.
     *
     * @param streamTime {@link Long#MIN_VALUE} before the first event: the label's own time stands for it then
     */
    void add(LabelArrival label, long streamTime) {
        long number = counts.nextLabel();
        counts.addEarly(1);
        labels.add(label.id(), new EarlyLabels.Early(number, label.time(), label.labels(), label.record()))
                .forEach(each -> refuse(each, JoinCount.DISPLACED, Reason.DISPLACED_LABEL, crowded()));
        long since = streamTime == Long.MIN_VALUE ? label.time() : streamTime;
        long wait = rules.limits().waitForEvent().toMillis();
        deadlines.add(new Deadline(Bytes.wrap(label.id()), number, since + wait), wait, streamTime);
    }

    /** Those that wait for an event, which do not any more. */
    List<EarlyLabels.Early> take(byte[] id) {
        List<EarlyLabels.Early> taken = labels.take(id);
        counts.addEarly(-taken.size());
        return taken;
    }

    /** Takes back those that wait for an event. */
    void withdraw(byte[] id) {
        take(id).forEach(each -> count(each, JoinCount.WITHDRAWN));
    }

    /**
     * Refuses the first of those whose time is up.
     *
     * @param most how many are looked at
     * @return whether there was any
     */
    boolean refuseDue(long streamTime, int most) {
        long before = counts.early();
        deadlines
                .takeDue(streamTime, most)
                .forEach(each -> refuse(each, JoinCount.ORPHANED, Reason.ORPHANED_LABEL, orphaned()));
        return counts.early() < before;
    }

    /** Refuses the first as long as too many wait. */
    void makeRoom() {
        deadlines.throwOut(
                counts::early,
                rules.limits().most(),
                first -> first.forEach(each -> refuse(each, JoinCount.DISPLACED, Reason.DISPLACED_LABEL, displaced())));
    }

    /** Puts what changed since the last call. */
    void save() {
        deadlines.save();
    }

    private void refuse(Deadline due, JoinCount as, Reason reason, String message) {
        List<EarlyLabels.Early> waiting = labels.of(due.id().get());
        List<EarlyLabels.Early> left =
                waiting.stream().filter(each -> each.number() != due.number()).toList();
        if (left.size() < waiting.size()) {
            labels.put(due.id().get(), left);
            waiting.stream()
                    .filter(each -> each.number() == due.number())
                    .forEach(each -> refuse(each, as, reason, message));
        }
    }

    private void refuse(EarlyLabels.Early label, JoinCount as, Reason reason, String message) {
        counts.addEarly(-1);
        count(label, as);
        outlet.refuse(label.record(), reason, message);
    }

    private void count(EarlyLabels.Early label, JoinCount as) {
        for (int task = 0; task < label.labels().length; task++) {
            counts.add(task, as, Double.isNaN(label.labels()[task]) ? 0 : 1);
        }
    }

    private String orphaned() {
        return "label: its event has not come (expected: an event of this id within labels.wait-for-event, "
                + rules.limits().waitForEvent() + " of stream time)";
    }

    private String displaced() {
        return "label: thrown out, for more than " + rules.limits().most()
                + " labels wait for their events (expected: fewer; raise labels.max-waiting, or look why events do not"
                + " come)";
    }

    private static String crowded() {
        return "label: thrown out, for more than " + EarlyLabels.MOST_BYTES
                + " bytes of labels wait for its event (expected: fewer; look why the event does not come)";
    }
}
