package org.mmoestreams.app.learner;

import java.util.function.Consumer;

/** A record of the features or of the labels topic, which a learner may be sent. */
public final class LateRecord implements Consumer<RestartableLearner> {

    private final boolean isLabel;
    private final byte[] key;
    private final byte[] value;

    private LateRecord(boolean isLabel, byte[] key, byte[] value) {
        this.isLabel = isLabel;
        this.key = key;
        this.value = value;
    }

    static LateRecord event(byte[] value) {
        return new LateRecord(false, new byte[0], value);
    }

    static LateRecord label(byte[] key, byte[] value) {
        return new LateRecord(true, key, value);
    }

    /** Whether it is of the labels topic. */
    public boolean isLabel() {
        return isLabel;
    }

    /** The key of a label; empty of an event. */
    public byte[] key() {
        return key;
    }

    /** Not to be changed; null for a label that takes others back. */
    public byte[] value() {
        return value;
    }

    /** The same record, which cannot be used. */
    LateRecord spoilt() {
        return new LateRecord(isLabel, key, new byte[1]);
    }

    @Override
    public void accept(RestartableLearner learner) {
        if (isLabel) {
            learner.sendLabel(key, value);
        } else {
            learner.send(value);
        }
    }
}
