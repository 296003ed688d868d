package org.mmoestreams.workbench.draft;

/** What the values of a field are, as far as a draft is concerned. */
enum FieldType {
    /** There was none. */
    EMPTY,
    /** True or false. */
    BOOLEAN,
    /** Whole numbers. */
    WHOLE,
    /** Numbers. */
    FRACTION,
    /** Times; a {@link TimeForm} says which. */
    TIME,
    /** Texts, or the symbols of an enum. */
    TEXT,
    /** Several names at once. */
    LIST,
    /** What a learner has no use for. */
    OTHER;

    /** What scalars of a type are. */
    static FieldType of(ValueType type) {
        return switch (type) {
            case BOOLEAN -> BOOLEAN;
            case WHOLE -> WHOLE;
            case FRACTION -> FRACTION;
            case DATE, TIMESTAMP -> TIME;
            case TEXT -> TEXT;
        };
    }

    /** Whether values are numbers. */
    boolean isNumber() {
        return this == WHOLE || this == FRACTION;
    }
}
