package org.mmoestreams.app.config;

import java.util.Locale;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * A key of the configuration. It stands beside the settings that it belongs to, and is the one place that knows its
 * name, its range, its default and what it does.
 *
 * @param name its name, dotted
 * @param type which values it may have
 * @param fallback the text used when nobody sets it
 * @param doc what it does, in a sentence or two
 */
record Key<T>(String name, Values<T> type, String fallback, String doc) {

    static final String VARIABLE_PREFIX = "MMOE_";

    /** A key for a setting of the learner. */
    static <T> Key<T> of(String name, Setting<T> setting) {
        return new Key<>(name, setting.values(), setting.fallback(), setting.doc());
    }

    /** The environment variable that sets it. */
    String variable() {
        return VARIABLE_PREFIX + inCapitals(name);
    }

    /** A key's name as environment variables have it. */
    static String inCapitals(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** The value used when nobody sets it. */
    T standard() {
        return read(standardText());
    }

    /** The text used when nobody sets it. */
    ConfigValue standardText() {
        return new ConfigValue(fallback, ConfigValue.DEFAULT);
    }

    /**
     * Returns {@code value} when it is allowed; for constructors of settings.
     *
     * @throws IllegalArgumentException when it is not, such as {@code window.rows: 0 (expected: 1 to 65536)}
     */
    T checked(T value) {
        return new Setting<>(name, type, fallback, doc).checked(value);
    }

    T read(ConfigValue value) {
        return type.read(value.text())
                .orElseThrow(() -> new ConfigException(name + ": " + Secrets.mask(name, value.text()) + " (expected: "
                        + type.expected() + "), from " + value.origin()));
    }
}
