package org.mmoestreams.app.config;

import java.util.Locale;
import org.mmoestreams.settings.Setting;

/**
 * A key of the configuration.
 *
 * @param name its name, dotted
 * @param type how its text is read
 * @param fallback the text used when nobody sets it
 * @param doc what it does, in a sentence or two
 */
record Key<T>(String name, ValueType<T> type, String fallback, String doc) {

    static final String VARIABLE_PREFIX = "MMOE_";

    /** A key for a setting of the learner. */
    static <T> Key<T> of(String name, Setting<T> setting) {
        return new Key<>(name, ValueType.of(setting.values()), setting.fallback(), setting.doc());
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
        return read(new ConfigValue(fallback, ConfigValue.DEFAULT));
    }

    T read(ConfigValue value) {
        return type.read(value.text())
                .orElseThrow(() -> new ConfigException(
                        name + ": " + value.text() + " (expected: " + type.expected() + "), from " + value.origin()));
    }
}
