package org.mmoestreams.workbench.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How a file is packed: the first of these that its first bytes speak for. Its name does not matter. */
enum Compression {
    /** RFC 1952, any number of members; Java's own stream takes a member whose header is cut off for none. */
    GZIP {
        @Override
        boolean beginsWith(int magic) {
            return (magic & 0xffff) == 0x8b1f;
        }

        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    /** RFC 8878, any number of frames; some may be skippable ones. */
    ZSTD {
        @Override
        boolean beginsWith(int magic) {
            return magic == 0xfd2fb528 || (magic & 0xfffffff0) == 0x184d2a50;
        }

        @Override
        InputStream unpack(InputStream packed) {
            return new ZstdFrames(packed);
        }
    },
    /** Not at all. */
    NONE {
        @Override
        boolean beginsWith(int magic) {
            return true;
        }

        @Override
        InputStream unpack(InputStream packed) {
            return packed;
        }
    };

    private static final int BUFFER = 1 << 16;

    /**
     * Opens a file and unpacks what is read.
     *
     * @throws IOException when it cannot be opened, or its beginning is damaged
     */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return of(magic(in)).unpack(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Compression of(int magic) {
        return Arrays.stream(values())
                .filter(each -> each.beginsWith(magic))
                .findFirst()
                .orElse(NONE);
    }

    private static int magic(InputStream in) throws IOException {
        in.mark(Integer.BYTES);
        byte[] first = in.readNBytes(Integer.BYTES);
        in.reset();
        return first.length < Integer.BYTES
                ? 0
                : ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    abstract boolean beginsWith(int magic);

    abstract InputStream unpack(InputStream packed) throws IOException;
}
