package org.mmoestreams.app.config;

import java.util.List;
import java.util.Locale;

/** Knows which values are nobody's business. */
final class Secrets {

    static final String MASK = "********";

    private static final List<String> TELLTALES =
            List.of("password", "secret", "jaas", "token", "keystore.key", "private");

    private Secrets() {}

    /** The value, or a mask when the key's name says that it holds a secret and it is not empty. */
    static String mask(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !value.isEmpty() && TELLTALES.stream().anyMatch(lower::contains) ? MASK : value;
    }
}
