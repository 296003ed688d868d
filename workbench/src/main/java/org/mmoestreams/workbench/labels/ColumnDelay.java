package org.mmoestreams.workbench.labels;

import java.util.Optional;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/** As a column of the row says in milliseconds, be it a field of the event or not; where it is empty, never. */
final class ColumnDelay implements LabelDelay {

    private static final String EXPECTED = "milliseconds, >= 0, or nothing for a label that never comes";

    private final String name;
    private final FieldPath field;

    ColumnDelay(String name) {
        this.name = name;
        this.field = FieldPath.of(name);
    }

    @Override
    public Optional<Wait> of(KeyedEvent event, SplitMix64 random) {
        Object said = event.beside().containsKey(name) ? event.beside().get(name) : inEvent(event);
        String text = said == null ? "" : said.toString();
        return text.isEmpty() ? Optional.empty() : Optional.of(wait(text));
    }

    @Override
    public Optional<String> column() {
        return Optional.of(name);
    }

    private Object inEvent(KeyedEvent event) {
        if (field.fieldIn(event.record().getSchema()).isEmpty()) {
            throw new IllegalArgumentException("column " + name + ": none in this file (expected: " + EXPECTED + ")");
        }
        return field.in(event.record());
    }

    private Wait wait(String text) {
        try {
            double millis = Double.parseDouble(text);
            if (millis >= 0 && Double.isFinite(millis)) {
                return Wait.of(millis, false);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + text + " (expected: " + EXPECTED + ")", e);
        }
        throw new IllegalArgumentException(name + ": " + text + " (expected: " + EXPECTED + ")");
    }
}
