package org.mmoestreams.client.models;

import static org.mmoestreams.checks.Checks.check;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.mmoestreams.checks.FileFailure;
import org.mmoestreams.state.ChunkKey;

/**
 * How a model is written to a file: the text {@code mmoe-model}, a byte 0 and the version 1; whether the state of the
 * optimiser is there; the identity; the number of chunks, and of each, in the order of the keys, key and value; last
 * the SHA-256 of all before. Numbers are of 4 bytes, most significant first; texts and bytes have their length before
 * them. The same model gives the same file.
 */
final class ModelFile {

    private static final byte[] BEGINNING = "mmoe-model\0".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;
    private static final String EXPECTED = "a file that train --save or model --save wrote";

    private ModelFile() {}

    /** Writes a file beside, and moves it to its place when it is whole. */
    static void write(SavedModel model, Path file) {
        byte[] bytes = bytes(model);
        Path whole = file.toAbsolutePath();
        Path beside = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.write(beside, bytes);
            move(beside, whole);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
        }
    }

    /** Reads a file whole, and checks it. */
    static SavedModel read(String option, Path file) {
        byte[] bytes;
        try {
            check(!Files.isDirectory(file), option, file, EXPECTED + "; this is a folder");
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    option + ": " + file + " (expected: " + EXPECTED + "; " + FileFailure.reason(e) + ")", e);
        }
        checkWhole(option, file, bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes, BEGINNING.length, bytes.length - BEGINNING.length - DIGEST_BYTES);
        try {
            int version = in.getInt();
            check(
                    version == VERSION,
                    option,
                    file + " of version " + version,
                    "version " + VERSION + "; use the build" + " that wrote it");
            return model(option + ": " + file, in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | UncheckedIOException e) {
            throw new IllegalArgumentException(damaged(option, file, "its parts do not fit"), e);
        }
    }

    private static void checkWhole(String option, Path file, byte[] bytes) {
        int least = BEGINNING.length + Integer.BYTES + DIGEST_BYTES;
        boolean begins = bytes.length >= BEGINNING.length
                && Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
        check(begins, option, file, EXPECTED + "; it begins otherwise");
        boolean whole = bytes.length >= least
                && Arrays.equals(
                        sha256(bytes, bytes.length - DIGEST_BYTES),
                        Arrays.copyOfRange(bytes, bytes.length - DIGEST_BYTES, bytes.length));
        if (!whole) {
            throw new IllegalArgumentException(
                    damaged(option, file, bytes.length + " bytes that are not those of its digest"));
        }
    }

    private static SavedModel model(String origin, ByteBuffer in) {
        boolean hasOptimizerState = in.get() != 0;
        ModelIdentity identity = ModelIdentity.parse(bytes(in));
        int count = in.getInt();
        Map<String, byte[]> chunks = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = new String(bytes(in), StandardCharsets.UTF_8);
            chunks.put(ChunkKey.parse(key).toString(), bytes(in));
        }
        if (in.hasRemaining()) {
            throw new BufferUnderflowException();
        }
        return new SavedModel(origin, identity, hasOptimizerState, chunks);
    }

    private static byte[] bytes(SavedModel model) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(BEGINNING);
            out.writeInt(VERSION);
            out.writeByte(model.hasOptimizerState() ? 1 : 0);
            write(out, model.identity().toBytes());
            out.writeInt(model.chunks().size());
            for (Map.Entry<String, byte[]> chunk : model.chunks().entrySet()) {
                write(out, chunk.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, chunk.getValue());
            }
            out.write(sha256(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String damaged(String option, Path file, String how) {
        return option + ": " + file + " is damaged, " + how + " (expected: a whole file; copy or write it anew)";
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, length);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
