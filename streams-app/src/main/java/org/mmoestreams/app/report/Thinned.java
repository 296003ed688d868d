package org.mmoestreams.app.report;

import static org.mmoestreams.checks.Checks.atLeast;

import java.util.ArrayList;
import java.util.List;

/**
 * Things in the order in which they come, of which no more than so many are kept, evenly spread: the first and the last
 * are always among them. Once there are more, between half as many and all of the places are taken.
 */
final class Thinned<T> {

    private final int most;
    private final List<T> kept = new ArrayList<>();
    private T last;
    private long count;
    private long stride = 1;

    /** @param most how many are kept, at least 3 */
    Thinned(int most) {
        this.most = atLeast("most", most, 3);
    }

    void add(T thing) {
        if (count % stride == 0 && kept.size() == most - 1) {
            keepEverySecond();
        }
        if (count % stride == 0) {
            kept.add(thing);
        }
        last = thing;
        count++;
    }

    void clear() {
        kept.clear();
        last = null;
        count = 0;
        stride = 1;
    }

    /** How many have come. */
    long count() {
        return count;
    }

    /** Those that are kept, in their order. */
    List<T> list() {
        List<T> all = new ArrayList<>(kept);
        if (count > 0 && (count - 1) % stride != 0) {
            all.add(last);
        }
        return all;
    }

    private void keepEverySecond() {
        for (int i = 1; i < kept.size(); i++) {
            kept.remove(i);
        }
        stride *= 2;
    }
}
