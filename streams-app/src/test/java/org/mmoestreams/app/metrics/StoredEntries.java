package org.mmoestreams.app.metrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What other builds left in files. */
final class StoredEntries {

    private StoredEntries() {}

    /** The entries of a store: a key, a blank and a value in base64 a line. */
    static Map<String, byte[]> of(String file) {
        Map<String, byte[]> store = new TreeMap<>();
        for (String line : lines(file)) {
            int blank = line.lastIndexOf(' ');
            store.put(line.substring(0, blank), Base64.getDecoder().decode(line.substring(blank + 1)));
        }
        return store;
    }

    static List<String> lines(String file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(StoredEntries.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
