package org.mmoestreams.app.join;

import java.util.Arrays;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.NetworkTasks;

/**
 * What becomes of a waiting row as labels come and windows end. Windows that have ended are always looked at before a
 * label is: a label is in time when neither its own time nor stream time is past its task's window.
 */
final class RowLife {

    private static final double NEGATIVE = 0;
    private static final double POSITIVE = 1;

    private final JoinRules rules;
    private final NetworkTasks network;
    private final JoinCounts counts;
    private final JoinOutlet outlet;

    RowLife(JoinRules rules, JoinCounts counts, JoinOutlet outlet) {
        this.rules = rules;
        this.network = NetworkTasks.of(rules.tasks());
        this.counts = counts;
        this.outlet = outlet;
    }

    /** Ends the windows that are over by now, and the row's whole life where retention is over. */
    void end(byte[] id, WaitingRow row, long now) {
        double[] labels = none();
        long known = row.eventTime();
        long settled = row.eventTime();
        for (int task = 0; task < row.tasks(); task++) {
            long end = rules.endOf(row, task);
            if (rules.isToEnd(row.status(task)) && now > end) {
                endTask(row, task, labels);
                settled = Math.max(settled, end);
                known = Double.isNaN(labels[task]) ? known : Math.max(known, end);
            }
        }
        learn(id, row, labels, false, known);
        learnIfComplete(id, row, settled);
    }

    /** Takes the labels of a record; windows that have ended must have been. */
    void label(byte[] id, WaitingRow row, LabelArrival arrival) {
        double[] labels = none();
        double[] corrections = none();
        boolean refused = false;
        boolean displaced = false;
        for (int task = 0; task < row.tasks(); task++) {
            double label = arrival.labels()[task];
            if (Double.isNaN(label)) {
                continue;
            }
            if (row.status(task).isWithoutLabel()) {
                counts.delayed(task, arrival.time() - row.eventTime());
            }
            switch (row.status(task)) {
                case OPEN -> join(row, task, label, labels);
                case KNOWN, LEARNT, CORRECTED -> again(row, task, label, labels);
                case ASSUMED, NEGATIVE -> refused |= !correct(row, task, label, corrections);
                case DROPPED -> refused |= !late(task);
                // counted when it was thrown out
                case DISPLACED -> displaced |= rules.late(task) == Attribution.Late.DEAD_LETTER;
            }
        }
        long known = Math.max(row.eventTime(), arrival.time());
        learn(id, row, labels, false, known);
        learn(id, row, corrections, true, known);
        learnIfComplete(id, row, known);
        if (displaced) {
            outlet.refuse(arrival.record(), Reason.DISPLACED_LABEL, displacedMessage());
        } else if (refused) {
            outlet.refuse(arrival.record(), Reason.LATE_LABEL, lateMessage(row, arrival));
        }
    }

    /**
     * Takes over what is known of an earlier row of the same id, so that what was learnt is not learnt again. What
     * became of a finished row was learnt, where it is.
     */
    void takeOver(byte[] id, WaitingRow row, WaitingRow earlier) {
        for (int task = 0; task < row.tasks(); task++) {
            if (row.status(task) == Status.OPEN && earlier.status(task).isKnown()) {
                boolean isSettled = earlier.isFinished() && rules.isSampled(task);
                row.set(
                        task,
                        isSettled ? Status.DROPPED : earlier.status(task),
                        isSettled ? Double.NaN : earlier.label(task));
                counts.addWaiting(task, row.eventTime(), -1);
            }
        }
        learnIfComplete(id, row, row.eventTime());
    }

    /** Takes back the labels that wait to be learnt. */
    void withdraw(WaitingRow row) {
        for (int task = 0; task < row.tasks(); task++) {
            if (row.status(task) == Status.KNOWN) {
                row.set(task, Status.OPEN, Double.NaN);
                counts.add(task, JoinCount.WITHDRAWN, 1);
                counts.addWaiting(task, row.eventTime(), 1);
            }
        }
    }

    /**
     * Nothing more becomes of a row: for each task whose rows are weighed by it, it is learnt whether the row was
     * learnt once more as a positive, and if it was learnt as a negative, whether that was right.
     */
    void settle(byte[] id, WaitingRow row) {
        double[] outcomes = none();
        for (int task = 0; task < row.tasks(); task++) {
            Status status = row.status(task);
            if (!network.isSampled(task) || status.isToLearn() || status.isGivenUp()) {
                continue;
            }
            boolean isDelayed = status == Status.CORRECTED;
            outcomes[network.delayed(task)] = isDelayed ? POSITIVE : NEGATIVE;
            if (isDelayed || row.label(task) == NEGATIVE) {
                outcomes[network.realNegative(task)] = isDelayed ? NEGATIVE : POSITIVE;
            }
        }
        learn(id, row, outcomes, false, row.eventTime());
    }

    /** Gives up what is not learnt yet, since too many rows wait. Nothing is corrected any more. */
    void displace(WaitingRow row) {
        for (int task = 0; task < row.tasks(); task++) {
            Status status = row.status(task);
            if (status.isToLearn()) {
                counts.add(task, JoinCount.DISPLACED, 1);
                counts.addWaiting(task, row.eventTime(), status == Status.OPEN ? -1 : 0);
                row.set(task, Status.DISPLACED, Double.NaN);
            }
        }
    }

    private void endTask(WaitingRow row, int task, double[] labels) {
        if (row.status(task) == Status.OPEN) {
            expire(row, task, labels);
        } else {
            labels[task] = row.label(task);
            row.set(task, row.status(task).learnt(), row.label(task));
        }
    }

    private void expire(WaitingRow row, int task, double[] negatives) {
        counts.add(task, JoinCount.EXPIRED, 1);
        counts.addWaiting(task, row.eventTime(), -1);
        if (rules.atEnd(task) != AtEnd.NEGATIVE) {
            row.set(task, Status.DROPPED, Double.NaN);
        } else if (rules.whenComplete()) {
            row.set(task, Status.ASSUMED, NEGATIVE);
        } else {
            row.set(task, Status.NEGATIVE, NEGATIVE);
            negatives[task] = NEGATIVE;
        }
    }

    private void join(WaitingRow row, int task, double label, double[] labels) {
        counts.add(task, JoinCount.JOINED, 1);
        counts.addWaiting(task, row.eventTime(), -1);
        if (rules.keepsLabels(task)) {
            row.set(task, Status.KNOWN, label);
        } else {
            row.set(task, Status.LEARNT, label);
            labels[task] = label;
        }
    }

    private void again(WaitingRow row, int task, double label, double[] labels) {
        if (label == row.label(task)) {
            counts.add(task, JoinCount.DUPLICATE, 1);
            return;
        }
        counts.add(task, JoinCount.CHANGED, 1);
        if (rules.learnsChanged() && !row.isFinished()) {
            boolean isLearnt = row.status(task) != Status.KNOWN;
            row.set(task, isLearnt ? Status.LEARNT : Status.KNOWN, label);
            labels[task] = isLearnt ? label : Double.NaN;
        }
    }

    private boolean correct(WaitingRow row, int task, double label, double[] corrections) {
        boolean corrects = rules.late(task) == Attribution.Late.CORRECT && label != NEGATIVE;
        if (!corrects || row.isFinished()) {
            return late(task);
        }
        counts.add(task, JoinCount.CORRECTED, 1);
        if (row.status(task) == Status.ASSUMED) {
            row.set(task, Status.KNOWN, label);
        } else {
            row.set(task, Status.CORRECTED, label);
            corrections[task] = label;
        }
        return true;
    }

    /** Whether counting it is all that is to be done about a late label. */
    private boolean late(int task) {
        counts.add(task, JoinCount.LATE, 1);
        return rules.late(task) != Attribution.Late.DEAD_LETTER;
    }

    private void learnIfComplete(byte[] id, WaitingRow row, long known) {
        double[] labels = none();
        for (int task = 0; task < row.tasks(); task++) {
            if (rules.isToEnd(row.status(task))) {
                return;
            }
            labels[task] = row.status(task).isToLearn() ? row.label(task) : Double.NaN;
        }
        for (int task = 0; task < row.tasks(); task++) {
            if (row.status(task).isToLearn()) {
                row.set(task, row.status(task).learnt(), row.label(task));
            }
        }
        learn(id, row, labels, false, known);
    }

    private void learn(byte[] id, WaitingRow row, double[] labels, boolean correction, long known) {
        // no stream of them: most calls have none, and this is asked several times of each label
        for (double label : labels) {
            if (!Double.isNaN(label)) {
                outlet.learn(new Joined(id, row, labels, correction, known));
                return;
            }
        }
    }

    private String displacedMessage() {
        return "label: its event's row was thrown out before it came, for more than "
                + rules.limits().most() + " rows waited (expected: fewer; raise labels.max-waiting, or shorten the"
                + " tasks' attribution)";
    }

    private String lateMessage(WaitingRow row, LabelArrival arrival) {
        StringBuilder windows = new StringBuilder();
        for (int task = 0; task < row.tasks(); task++) {
            if (!Double.isNaN(arrival.labels()[task])) {
                windows.append(windows.length() == 0 ? "" : ", ")
                        .append(rules.tasks().get(task).name())
                        .append(" within ")
                        .append(rules.tasks().get(task).attribution().window());
            }
        }
        return "label: " + (arrival.time() - row.eventTime()) + " ms after its event (expected: " + windows
                + " of the event, in the label's time and in stream time)";
    }

    /** Labels of all that the network has an output for, none of them known. */
    private double[] none() {
        double[] none = new double[network.size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
