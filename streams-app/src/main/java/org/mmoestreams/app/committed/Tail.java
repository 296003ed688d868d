package org.mmoestreams.app.committed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The newest of many things, numbered from 1. Safe for several threads; none waits for another. */
public final class Tail<T> {

    private final int most;
    private final AtomicReference<Kept<T>> kept = new AtomicReference<>(new Kept<>(0, List.of()));

    /**
     * Nothing yet.
     *
     * @param most how many are kept, at least 1
     */
    public Tail(int most) {
        this.most = most;
    }

    /** Adds some at once, in order. */
    public void add(List<T> fresh) {
        kept.updateAndGet(before -> before.with(fresh, most));
    }

    /** What is kept now. */
    public Kept<T> kept() {
        return kept.get();
    }

    /**
     * What was kept at a moment.
     *
     * @param last the number of the newest; 0 for none
     * @param items oldest first; the last of them has that number, the others those before it
     */
    public record Kept<T>(long last, List<T> items) {

        /** Those with numbers above this one; all, where it is of a process before this one. */
        public List<T> since(long number) {
            if (number > last) {
                return items;
            }
            long fresh = Math.max(0, Math.min(items.size(), last - number));
            return items.subList(items.size() - (int) fresh, items.size());
        }

        private Kept<T> with(List<T> fresh, int most) {
            List<T> all = new ArrayList<>(items);
            all.addAll(fresh);
            return new Kept<>(
                    last + fresh.size(), List.copyOf(all.subList(Math.max(0, all.size() - most), all.size())));
        }
    }
}
