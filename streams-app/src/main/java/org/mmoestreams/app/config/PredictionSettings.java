package org.mmoestreams.app.config;

import java.util.List;

/**
 * What predictions are made of.
 *
 * @param headers names of the headers that predictions take over from their events; {@code *}: all
 */
public record PredictionSettings(List<String> headers) {

    /** Keeps a copy of the list. */
    public PredictionSettings {
        headers = List.copyOf(headers);
    }
}
