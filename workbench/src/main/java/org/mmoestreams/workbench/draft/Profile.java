package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mmoestreams.client.conversion.Shown;

/**
 * What is known of a place in rows: the values that are there, and what is within those that are objects or arrays. A
 * field that is null and one that is not there are the same. For one thread.
 */
final class Profile {

    private static final int MOST_FIELDS = 2_000;

    private final boolean textsAreTyped;
    private final Room room;
    private final Map<String, Profile> fields = new LinkedHashMap<>();
    private FieldProfile scalars;
    private Profile items;
    private long present;
    private long objects;
    private long arrays;
    private int longestArray;
    private boolean hasNull;
    private long notFinite;

    /** @param textsAreTyped whether a text says that it is one, as in JSON; else it may be anything */
    Profile(boolean textsAreTyped) {
        this(textsAreTyped, Room.standard());
    }

    private Profile(boolean textsAreTyped, Room room) {
        this.textsAreTyped = textsAreTyped;
        this.room = room;
    }

    /**
     * Adds a value.
     *
     * @param row the index of its row
     * @throws IllegalArgumentException when it has too many fields
     */
    void add(JsonNode node, int row) {
        if (node.isNull() || node.isMissingNode()) {
            hasNull = true;
            return;
        }
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            notFinite++;
            return;
        }
        present++;
        if (node.isObject()) {
            objects++;
            node.properties().forEach(field -> field(field.getKey()).add(field.getValue(), row));
        } else if (node.isArray()) {
            arrays++;
            longestArray = Math.max(longestArray, node.size());
            items = items == null ? new Profile(textsAreTyped, room) : items;
            node.forEach(item -> items.add(item, row));
        } else {
            scalars = scalars == null ? new FieldProfile(room) : scalars;
            scalars.add(node.asText(), row, textsAreTyped && node.isTextual());
        }
    }

    /** Makes sure that there is a field, seen or not. */
    Profile field(String name) {
        check(
                fields.size() < MOST_FIELDS || fields.containsKey(name),
                "field " + Shown.of(name),
                "more than " + MOST_FIELDS + " others beside it",
                "rows of the same few fields");
        return fields.computeIfAbsent(name, unused -> new Profile(textsAreTyped, room));
    }

    /** How often there was a value. */
    long present() {
        return present;
    }

    /** The fields of the objects, in the order in which they came. */
    Map<String, Profile> fields() {
        return fields;
    }

    /** What is neither object nor array; with no values where there was none. */
    FieldProfile scalars() {
        return scalars == null ? FieldProfile.none() : scalars;
    }

    /** What the arrays hold; empty where there was none. */
    Optional<Profile> items() {
        return Optional.ofNullable(items);
    }

    /** The length of the longest array. */
    int longestArray() {
        return longestArray;
    }

    /** Whether values are objects, all of them, and have fields. */
    boolean isRecord() {
        return !fields.isEmpty() && scalars == null && arrays == 0;
    }

    /** Whether values are arrays, all of them. */
    boolean isList() {
        return arrays > 0 && scalars == null && objects == 0;
    }

    /** Whether values are neither objects nor arrays, all of them; so it is where there was none. */
    boolean isScalar() {
        return objects == 0 && arrays == 0 && fields.isEmpty();
    }

    /** How many numbers were none, or infinite; they are as good as missing. */
    long notFinite() {
        return notFinite;
    }

    /** Whether a null was there. */
    boolean hasNull() {
        return hasNull;
    }
}
