package org.mmoestreams.app.config;

/**
 * The value of a key as it was written.
 *
 * @param text the value
 * @param origin where it was written, such as {@code default}, {@code learner.yaml}, {@code MMOE_WINDOW_ROWS} or
 *     {@code --set}
 */
record ConfigValue(String text, String origin) {

    static final String DEFAULT = "default";
}
