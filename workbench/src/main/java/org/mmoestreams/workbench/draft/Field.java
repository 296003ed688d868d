package org.mmoestreams.workbench.draft;

import java.util.Optional;

/**
 * A field that a feature spec can name.
 *
 * @param path its name, with those of the records that it is in before it
 * @param type what its values are
 * @param time how its times are written, where they are times
 * @param place where it is in rows; of a list the items are within
 */
record Field(String path, FieldType type, Optional<TimeForm> time, Profile place) {

    /** A field that holds no times. */
    static Field of(String path, FieldType type, Profile place) {
        return new Field(path, type, Optional.empty(), place);
    }

    /** A field of times. */
    static Field ofTimes(String path, TimeForm form, Profile place) {
        return new Field(path, FieldType.TIME, Optional.of(form), place);
    }

    /** Its values, or of a list those of its items. */
    FieldProfile profile() {
        return type == FieldType.LIST
                ? place.items().map(Profile::scalars).orElseGet(FieldProfile::none)
                : place.scalars();
    }

    /** Its different values. */
    DistinctValues values() {
        return profile().values();
    }

    /** Whether it is in no record but the row itself. */
    boolean isOfTheRow() {
        return path.indexOf('.') < 0;
    }

    /** The share of rows that have no value. */
    double shareMissing(long rows) {
        return rows == 0 ? 1 : 1 - (double) place.present() / rows;
    }
}
