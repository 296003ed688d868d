package org.mmoestreams.client.serde;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A nominal field.
 *
 * @param index its place among the nominal fields
 */
record NominalRole(int index) implements FieldRole {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "the spec's nominal";
    }

    @Override
    public Set<ValueForm> forms() {
        return ValueForm.NAMES;
    }

    @Override
    public void missing(RawEvent event) {
        event.setNominalMissing(index);
    }

    @Override
    public void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        event.setNominal(index, bytes, offset, length);
    }

    @Override
    public void whole(RawEvent event, long number) throws BadEventException {
        event.setNominal(index, Long.toString(number));
    }

    @Override
    public void truth(RawEvent event, boolean value) throws BadEventException {
        byte[] text = value ? TRUE : FALSE;
        event.setNominal(index, text, 0, text.length);
    }

    @Override
    public void decimal(RawEvent event, BigDecimal number) throws BadEventException {
        event.setNominal(index, number.toPlainString());
    }
}
