package org.mmoestreams.workbench.draft;

import java.util.List;

/**
 * Where a draft comes from, and what can be done with it.
 *
 * @param name what the learner and its topics are named after
 * @param topic the features topic
 * @param sample the rows that were looked at, in words
 * @param notes what else there is to say of them
 * @param next commands to go on with, each with {@code %s} for the configuration's file
 */
public record DraftOrigin(String name, String topic, String sample, List<String> notes, List<String> next) {

    /** Keeps copies. */
    public DraftOrigin {
        notes = List.copyOf(notes);
        next = List.copyOf(next);
    }

    /** A name for a learner made of that of a file or topic, without the endings that tell a format. */
    public static String nameOf(String text) {
        String base = text.replaceFirst("(?i)\\.(gz|gzip|zst|zstd)$", "")
                .replaceFirst("(?i)\\.(csv|tsv|jsonl|ndjson|json)$", "");
        String plain = base.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[-_]+|-+$", "");
        return plain.isEmpty() ? "rows" : plain.substring(0, Math.min(plain.length(), 100));
    }
}
