package org.mmoestreams.features;

/**
 * Values of a field that were so far from the others that a window was learnt as if they had been nearer.
 *
 * @param field the field's name in the event
 * @param label whether the field is a label
 * @param count how many such values the window had
 * @param value one of them
 * @param bound what that one was taken for
 */
public record Clipped(String field, boolean label, int count, double value, double bound) {

    /** One more of them, which may be the first. */
    static Clipped more(Clipped before, String field, boolean label, double value, double bound) {
        return before == null
                ? new Clipped(field, label, 1, value, bound)
                : new Clipped(field, label, before.count + 1, before.value, before.bound);
    }
}
