package org.mmoestreams.app.config;

import java.util.List;

/**
 * What predictions are made of.
 *
 * @param headers names of the headers that predictions take over from their events; {@code *}: all
 */
public record PredictionSettings(List<String> headers) {

    private static final Key<List<String>> HEADERS = new Key<>(
            "predictions.headers",
            ValueTypes.headerNames(),
            "",
            "Headers of an event that its prediction gets too, such as `traceparent`; `*`: all. At most "
                    + "4,096 bytes for each event, others are left out.");

    /** Keeps a copy of the list. */
    public PredictionSettings {
        headers = List.copyOf(headers);
    }

    static PredictionSettings of(KeyValues values) {
        return new PredictionSettings(values.of(HEADERS));
    }
}
