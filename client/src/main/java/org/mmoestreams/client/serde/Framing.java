package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Says what bytes look like that are not Avro's single-object encoding, so that whoever sent them knows what to change.
 * The text is the same for all values of a kind, whatever their lengths and contents: it names at most a schema and its
 * id. Costs time in proportion to the bytes. For one thread.
 */
final class Framing {

    private static final int REGISTRY_MAGIC = 0;
    private static final int REGISTRY_GUID_MAGIC = 1;
    private static final int SHORT_ID = 1 + Integer.BYTES;
    private static final int LONG_ID = 1 + Long.BYTES;
    private static final int GUID = 1 + 2 * Long.BYTES;
    /** Registries count from 1; what is beyond this is not taken for an id, but for bytes that mean something else. */
    private static final long MOST_ID = 9_999_999;

    private static final String SEND_ENCODED =
            "have the producer write it, with Avro's BinaryMessageEncoder or the like";
    private static final String NO_REGISTRY =
            "ids of 4 bytes are read where registry.url names their registry; or " + SEND_ENCODED;
    private static final String COMPRESS_BATCHES = "compress by the producer's compression.type, not value by value";

    private final List<Known> known = new ArrayList<>();
    private final AvroCursor cursor = new AvroCursor();

    /** Knows the datum of any of some schemas when it sees one. */
    Framing(List<Schema> schemas) {
        schemas.forEach(this::add);
    }

    /** The refusal of a value that is not null and does not begin with the marker and a whole fingerprint. */
    BadEventException refusal(byte[] value) {
        Look look = cutOff(value)
                .or(() -> bySignature(value))
                .or(() -> json(value))
                .or(() -> framedDatum(value))
                .or(() -> datum(value))
                .or(() -> framedByLook(value))
                .orElseGet(() -> isText(value)
                        ? new Look("text", SEND_ENCODED)
                        : new Look("bytes of no form that is known here", SEND_ENCODED));
        return new BadEventException(
                Reason.NOT_SINGLE_OBJECT,
                "value: " + look.form() + " (expected: Avro's single-object encoding, C3 01, fingerprint, datum; "
                        + look.advice() + ")");
    }

    /**
     * What bytes look like.
     *
     * @param form their form
     * @param advice what their sender should do
     */
    private record Look(String form, String advice) {}

    /**
     * A schema that values may be of.
     *
     * @param name its full name; several may have the same
     * @param skipper goes over its data
     */
    private record Known(String name, DatumSkipper skipper) {}

    private void add(Schema schema) {
        known.add(new Known(schema.getFullName(), new DatumSkipper(schema)));
    }

    private static Optional<Look> cutOff(byte[] value) {
        if (value.length == 0) {
            return look("no bytes", SEND_ENCODED);
        }
        boolean begins = value[0] == (byte) 0xC3 && (value.length == 1 || value[1] == 1);
        return begins ? look("a header that is cut off", "have the producer send values whole") : Optional.empty();
    }

    private static Optional<Look> bySignature(byte[] value) {
        if (begins(value, 'O', 'b', 'j', 1)) {
            return look("an Avro container file", "send each of its records as a message of its own");
        }
        if (begins(value, 0x1F, 0x8B)) {
            return look("gzip", COMPRESS_BATCHES);
        }
        if (begins(value, 0x28, 0xB5, 0x2F, 0xFD)) {
            return look("Zstandard", COMPRESS_BATCHES);
        }
        if (begins(value, 0x04, 0x22, 0x4D, 0x18)) {
            return look("LZ4", COMPRESS_BATCHES);
        }
        boolean snappy = begins(value, 0x82, 'S', 'N', 'A', 'P', 'P', 'Y')
                || begins(value, 0xFF, 0x06, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y');
        if (snappy) {
            return look("Snappy", COMPRESS_BATCHES);
        }
        return begins(value, 0xAC, 0xED, 0, 5) ? look("a serialized Java object", SEND_ENCODED) : Optional.empty();
    }

    private static Optional<Look> json(byte[] value) {
        int at = begins(value, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        while (at < value.length && (value[at] == ' ' || isLineOrTab(value[at]))) {
            at++;
        }
        boolean opens = at < value.length && (value[at] == '{' || value[at] == '[');
        return opens && isText(value) ? look("JSON", SEND_ENCODED) : Optional.empty();
    }

    /** A registry's framing around a datum that is one of ours: no doubt about it. */
    private Optional<Look> framedDatum(byte[] value) {
        if (value[0] == REGISTRY_MAGIC && schemaFrom(value, SHORT_ID).isPresent()) {
            return shortId(value);
        }
        if (value[0] == REGISTRY_MAGIC && schemaFrom(value, LONG_ID).isPresent()) {
            return longId(value);
        }
        return value[0] == REGISTRY_GUID_MAGIC && schemaFrom(value, GUID).isPresent() ? guid(value) : Optional.empty();
    }

    private Optional<Look> datum(byte[] value) {
        return schemaFrom(value, 0)
                .map(name -> new Look(
                        "a datum of " + name + " without a header",
                        "have the producer put C3 01 and the fingerprint before it"));
    }

    /** Ids of four bytes are not 0, so four zero bytes are the upper half of an id of eight. */
    private static Optional<Look> framedByLook(byte[] value) {
        if (value.length > GUID && value[0] == REGISTRY_GUID_MAGIC && isGuid(value)) {
            return guid(value);
        }
        if (value.length > SHORT_ID && value[0] == REGISTRY_MAGIC && isId(idOf4(value))) {
            return shortId(value);
        }
        boolean longId = value.length > LONG_ID && value[0] == REGISTRY_MAGIC && isId(idOf8(value));
        return longId ? longId(value) : Optional.empty();
    }

    private static Optional<Look> shortId(byte[] value) {
        return look("a schema registry's framing, magic byte 0 and an id of 4 bytes, " + idOf4(value), NO_REGISTRY);
    }

    private static Optional<Look> longId(byte[] value) {
        return look("a schema registry's framing, magic byte 0 and an id of 8 bytes, " + idOf8(value), NO_REGISTRY);
    }

    private static Optional<Look> guid(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value, 1, GUID - 1);
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        return look("a schema registry's framing, magic byte 1 and a GUID, " + id, NO_REGISTRY);
    }

    private static long idOf4(byte[] value) {
        return ByteBuffer.wrap(value).getInt(1);
    }

    private static long idOf8(byte[] value) {
        return ByteBuffer.wrap(value).getLong(1);
    }

    private static boolean isId(long number) {
        return number > 0 && number <= MOST_ID;
    }

    /** A UUID of RFC 9562 says so in its variant and its version. */
    private static boolean isGuid(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value, 1, GUID - 1);
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        return id.variant() == 2 && id.version() >= 1 && id.version() <= 8;
    }

    /** The known schema whose datum the bytes from here on are, whole. */
    private Optional<String> schemaFrom(byte[] value, int from) {
        return known.stream()
                .filter(schema -> from < value.length && isDatum(schema.skipper(), value, from))
                .map(Known::name)
                .findFirst();
    }

    private boolean isDatum(DatumSkipper skipper, byte[] value, int from) {
        cursor.reset(value, from);
        try {
            skipper.skip(cursor);
            cursor.requireEnd();
            return true;
        } catch (BadEventException other) {
            return false;
        }
    }

    private static boolean begins(byte[] value, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i == value.length || value[i] != (byte) signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] value) {
        for (byte each : value) {
            if (each >= 0 && each < ' ' && !isLineOrTab(each)) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    private static boolean isLineOrTab(byte each) {
        return each == '\n' || each == '\r' || each == '\t';
    }

    private static Optional<Look> look(String form, String advice) {
        return Optional.of(new Look(form, advice));
    }
}
