package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A request that nobody should send.
 *
 * @param kind what is wrong with it
 * @param text what is sent at once
 * @param drip what is sent over and over, byte by byte, for as long as the connection stands; empty: nothing
 * @param end how it ends
 */
record HostileRequest(Kind kind, String text, String drip, End end) {

    private static final int SHOWN = 60;

    /** What is wrong. */
    enum Kind {
        HALF_SENT,
        SLOW,
        HUGE,
        WRONG_BODY,
        PATH_TRICK,
        NO_TOKEN,
        WRONG_METHOD,
        MALFORMED,
        WRONG_PARAMETER
    }

    /** How a request ends. */
    enum End {
        /** With an answer that refuses it. */
        REFUSED,
        /** With such an answer or without, since more is sent than is read. */
        REFUSED_OR_CUT_OFF,
        /** Without an answer, or with one that says that it came to no end: it is never complete. */
        CLOSED
    }

    /** One that is complete. */
    static HostileRequest whole(Kind kind, String text) {
        return new HostileRequest(kind, text, "", End.REFUSED);
    }

    /** One that is never completed. */
    static HostileRequest half(String text) {
        return new HostileRequest(Kind.HALF_SENT, text, "", End.CLOSED);
    }

    /** One that is never completed, though it goes on. */
    static HostileRequest slow(String text, String drip) {
        return new HostileRequest(Kind.SLOW, text, drip, End.CLOSED);
    }

    /** One that is larger than what is taken. */
    static HostileRequest huge(String text) {
        return new HostileRequest(Kind.HUGE, text, "", End.REFUSED_OR_CUT_OFF);
    }

    byte[] bytes() {
        return text.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        String line = text.replaceAll("[^ -~]+", " ");
        int end = Math.max(0, line.length() - SHOWN);
        return kind + ": " + line.substring(0, Math.min(SHOWN, end)) + " ... " + line.substring(end);
    }
}
