package org.mmoestreams.app.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows which values are nobody's business. */
public final class Secrets {

    static final String MASK = "********";

    private static final List<String> TELLTALES =
            List.of("password", "secret", "jaas", "token", "keystore.key", "private", "user.info");

    /** What an address says of who asks, before its host. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");

    private Secrets() {}

    /** Whether the key's name says that its value is a secret. */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TELLTALES.stream().anyMatch(lower::contains);
    }

    /** {@code key=value} as it may be shown: the value is masked when the key's name says that it holds a secret. */
    public static String maskAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            return isSecret(assignment) ? MASK : assignment;
        }
        String name = assignment.substring(0, equals);
        return name + "=" + mask(name, assignment.substring(equals + 1));
    }

    /**
     * The value, or a mask when the key's name says that it holds a secret and it is neither empty nor a mere reference
     * to one. Of addresses, what is before the host is masked.
     */
    static String mask(String name, String value) {
        if (isSecret(name) && !value.isEmpty() && !References.isReference(value)) {
            return MASK;
        }
        return USER_INFO.matcher(value).replaceAll(MASK + "@");
    }
}
