package org.mmoestreams.app.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names by which a server may be asked for. Where no token keeps strangers out, a page of theirs in a browser here
 * must not reach it by a name of theirs that leads to this address. Addresses are no names: nobody can make them lead
 * elsewhere.
 */
final class Hosts {

    private static final Pattern NAME = Pattern.compile("([^:]*)(:\\d*)?");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+](:\\d*)?");
    private static final String LOOPBACK = "localhost";

    private final String host;
    private final boolean takesAny;

    /**
     * Names.
     *
     * @param host the one that the server listens on
     * @param takesAny whether something else keeps strangers out
     */
    Hosts(String host, boolean takesAny) {
        this.host = host.toLowerCase(Locale.ROOT);
        this.takesAny = takesAny;
    }

    /** Whether a header {@code Host} names the server; null, which no browser sends, does. */
    boolean isKnown(String header) {
        if (takesAny || header == null || ADDRESS.matcher(header).matches()) {
            return true;
        }
        Matcher name = NAME.matcher(header.toLowerCase(Locale.ROOT));
        return name.matches()
                && (name.group(1).equals(LOOPBACK)
                        || name.group(1).equals(host)
                        || ADDRESS.matcher(name.group(1)).matches());
    }
}
