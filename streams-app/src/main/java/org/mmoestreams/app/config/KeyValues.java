package org.mmoestreams.app.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The values of keys, as settings read them. */
@FunctionalInterface
interface KeyValues {

    /** The value of a key as it was written. */
    ConfigValue text(Key<?> key);

    /**
     * The value of a key.
     *
     * @throws ConfigException when it is not allowed
     */
    default <T> T of(Key<T> key) {
        return key.read(text(key));
    }

    /** The keys that are read of them, in the order of their first reading; all have their defaults meanwhile. */
    static List<Key<?>> readBy(Consumer<KeyValues> reader) {
        Set<Key<?>> keys = new LinkedHashSet<>();
        reader.accept(key -> {
            keys.add(key);
            return key.standardText();
        });
        return new ArrayList<>(keys);
    }
}
