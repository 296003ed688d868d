package org.mmoestreams.app.observe;

import java.util.HashSet;
import java.util.Set;
import org.mmoestreams.client.serde.SoundEvent;
import org.mmoestreams.client.serde.SoundEventListener;

/**
 * The values of a nominal field until one comes again: an id or free text never does. Values are known by hashes of 64
 * bits. Most fields are done with after a few events; of one that is warned of, the values after are compared with the
 * first ones for some thousand events more.
 */
final class DistinctValues implements SoundEventListener {

    /** So many values are looked at in all. */
    static final int MOST = 10 * StreamWatch.ENOUGH;

    private final String field;
    private final int index;
    private final Observations observations;
    private final Set<Long> hashes = new HashSet<>();
    private int values;
    private volatile boolean settled;

    /**
     * The values of a field.
     *
     * @param index the field's place among the nominal ones
     */
    DistinctValues(String field, int index, Observations observations) {
        this.field = field;
        this.index = index;
        this.observations = observations;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void saw(SoundEvent event, long recordTimestamp) {
        event.values().nominal(index).ifPresent(value -> note(hash(value)));
    }

    private synchronized void note(long hash) {
        if (settled) {
            return;
        }
        values++;
        if (values <= StreamWatch.ENOUGH ? !hashes.add(hash) : hashes.contains(hash)) {
            settle();
            observations.settled(name(), "field " + field + ": a value has come again");
        } else if (values == StreamWatch.ENOUGH) {
            observations.wrong(
                    name(),
                    "field " + field + ": " + values + " values and no two alike, as of an id or free text (expected:"
                            + " values that come again, for nothing is learnt of one that does not; make it `ignored`"
                            + " in event.spec, or let the producer send a coarser value, and run reset)");
        } else if (values == MOST) {
            settle();
        }
    }

    private void settle() {
        settled = true;
        hashes.clear();
    }

    private String name() {
        return "distinct values of " + field;
    }

    /** FNV-1a over UTF-16 units. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
