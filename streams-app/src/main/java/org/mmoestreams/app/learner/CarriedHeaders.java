package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.mmoestreams.client.registry.SchemaHeaders;

/**
 * Which headers predictions take over from their events, and the bytes that headers are kept as while their row waits.
 * Headers keep their order. Those that would make an event's headers more than {@value #MAX_BYTES} bytes are left out,
 * one by one.
 */
public final class CarriedHeaders {

    /** The most bytes that are kept of an event's headers: names, values, and eight for each. */
    public static final int MAX_BYTES = 4096;

    /** Stands for every name. */
    public static final String ALL = "*";

    private static final byte[] NOTHING = {};
    private static final int NULL = -1;

    private final Set<String> names;

    private CarriedHeaders(Set<String> names) {
        this.names = names;
    }

    /** The headers of these names; {@link #ALL} for all headers, save those that name the schema of their own value. */
    public static CarriedHeaders named(List<String> names) {
        return new CarriedHeaders(Set.copyOf(names));
    }

    /** Those of an event's headers that are carried, as bytes; no bytes when there are none. */
    byte[] of(Headers headers) {
        if (names.isEmpty()) {
            return NOTHING;
        }
        List<Header> carried = new ArrayList<>();
        int bytes = 0;
        for (Header header : headers) {
            int size = isCarried(header) ? size(header) : 0;
            if (size > 0 && bytes + size <= MAX_BYTES) {
                carried.add(header);
                bytes += size;
            }
        }
        return bytes == 0 ? NOTHING : written(carried, bytes);
    }

    /** Whether all headers that are asked for fit. */
    boolean areWhole(Headers headers, byte[] carried) {
        if (names.isEmpty()) {
            return true;
        }
        long bytes = 0;
        for (Header header : headers) {
            bytes += isCarried(header) ? size(header) : 0;
        }
        return bytes == carried.length;
    }

    /** The headers that bytes were made of. */
    static Headers read(byte[] carried) {
        Headers headers = new RecordHeaders();
        ByteBuffer in = ByteBuffer.wrap(carried);
        while (in.hasRemaining()) {
            String name = new String(read(in, in.getInt()), StandardCharsets.UTF_8);
            int length = in.getInt();
            headers.add(new RecordHeader(name, length == NULL ? null : read(in, length)));
        }
        return headers;
    }

    private boolean isCarried(Header header) {
        boolean isAsked = names.contains(header.key()) || names.contains(ALL);
        return isAsked && !SchemaHeaders.areAboutValue(header.key());
    }

    private static int size(Header header) {
        return 2 * Integer.BYTES + name(header).length + (header.value() == null ? 0 : header.value().length);
    }

    private static byte[] written(List<Header> headers, int bytes) {
        ByteBuffer out = ByteBuffer.allocate(bytes);
        for (Header header : headers) {
            byte[] name = name(header);
            out.putInt(name.length).put(name);
            if (header.value() == null) {
                out.putInt(NULL);
            } else {
                out.putInt(header.value().length).put(header.value());
            }
        }
        return out.array();
    }

    private static byte[] name(Header header) {
        return header.key().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
