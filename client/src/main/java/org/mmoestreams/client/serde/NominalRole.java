package org.mmoestreams.client.serde;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A nominal field. */
final class NominalRole extends FieldRole {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

    private final int index;

    /**
     * A role of a field.
     *
     * @param index its place among the nominal fields
     */
    NominalRole(int index) {
        this.index = index;
    }

    @Override
    String name() {
        return "the spec's nominal";
    }

    @Override
    Set<ValueForm> forms() {
        return ValueForm.NAMES;
    }

    @Override
    void missing(RawEvent event) {
        event.setNominalMissing(index);
    }

    @Override
    void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        event.setNominal(index, bytes, offset, length);
    }

    @Override
    void whole(RawEvent event, long number) throws BadEventException {
        event.setNominal(index, Long.toString(number));
    }

    @Override
    void truth(RawEvent event, boolean value) throws BadEventException {
        byte[] text = value ? TRUE : FALSE;
        event.setNominal(index, text, 0, text.length);
    }

    @Override
    void decimal(RawEvent event, BigDecimal number) throws BadEventException {
        event.setNominal(index, number.toPlainString());
    }
}
