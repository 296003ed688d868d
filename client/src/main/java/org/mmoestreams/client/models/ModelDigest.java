package org.mmoestreams.client.models;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/** SHA-256 digests of models, in hexadecimal: equal models have equal digests. */
public final class ModelDigest {

    private ModelDigest() {}

    /**
     * The digest of a model's chunks in key order: of each the key's length and bytes, then the value's length and
     * bytes, lengths as 4 bytes, most significant first.
     */
    public static String of(SortedMap<String, byte[]> chunks) {
        MessageDigest sha = sha256();
        chunks.forEach((key, value) -> {
            update(sha, key.getBytes(StandardCharsets.UTF_8));
            update(sha, value);
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    /**
     * One digest for several models: the only one's own, else the digest over all digests in their order; null for
     * none.
     */
    public static String ofAll(List<String> digests) {
        if (digests.size() <= 1) {
            return digests.isEmpty() ? null : digests.get(0);
        }
        MessageDigest sha = sha256();
        digests.forEach(digest -> update(sha, digest.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void update(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
