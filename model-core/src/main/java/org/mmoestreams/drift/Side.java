package org.mmoestreams.drift;

/** Which changes of a mean are looked for. */
public enum Side {

    /** It rises, as errors do when a model gets worse. */
    UP("up"),

    /** It falls. */
    DOWN("down"),

    /** Either. */
    BOTH("both");

    private final String text;

    Side(String text) {
        this.text = text;
    }

    /** What it is chosen by. */
    public String text() {
        return text;
    }

    boolean rises() {
        return this != DOWN;
    }

    boolean falls() {
        return this != UP;
    }
}
