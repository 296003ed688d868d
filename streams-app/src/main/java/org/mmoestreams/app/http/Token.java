package org.mmoestreams.app.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** What a request has to show. */
final class Token {

    private static final String SCHEME = "bearer ";

    private final byte[] expected;

    /** @param expected empty: nothing */
    Token(String expected) {
        this.expected = expected.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a header {@code Authorization} shows it; how long this takes says nothing of the token. */
    boolean isShown(String authorization) {
        if (expected.length == 0) {
            return true;
        }
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        byte[] shown = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, shown);
    }
}
