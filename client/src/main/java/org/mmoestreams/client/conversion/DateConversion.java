package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.OptionalLong;

/** An int that counts days since 1970: from a date by ISO-8601, or from the number itself. */
final class DateConversion extends Scalar {

    DateConversion() {
        super("a date by ISO-8601, as 2026-01-31, or days since 1970");
    }

    @Override
    public Object ofText(String text) {
        OptionalLong number = Numbers.whole(text);
        long days = number.isPresent()
                ? number.getAsLong()
                : IsoTime.date(text).map(LocalDate::toEpochDay).orElseThrow(() -> unfit(text));
        if (days != (int) days) {
            throw unfit(text);
        }
        return (int) days;
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return node.isIntegralNumber() || node.isTextual();
    }
}
