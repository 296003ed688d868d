package org.mmoestreams.app.committed;

/**
 * Something that was committed.
 *
 * @param type the kind: {@code model}, {@code metrics}, {@code experts}, {@code drift} or {@code dead-letter}
 * @param body a {@link ModelProgress}, a record of the topic of that kind, or a {@link DeadLetter}
 */
public record Message(String type, Object body) {

    /** A model has closed windows. */
    public static final String MODEL = "model";

    /** A task's figures were published. */
    public static final String METRICS = "metrics";

    /** The use of experts was published. */
    public static final String EXPERTS = "experts";

    /** A change of the stream was found. */
    public static final String DRIFT = "drift";

    /** An event or label could not be used. */
    public static final String DEAD_LETTER = "dead-letter";
}
