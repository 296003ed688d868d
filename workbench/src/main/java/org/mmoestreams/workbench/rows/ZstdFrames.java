package org.mmoestreams.workbench.rows;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Unpacks zstd (RFC 8878), frame after frame, and knows whether the last one is whole: the library's own stream takes
 * what is there of a later frame for all of it.
 */
final class ZstdFrames extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final InputStream packed;
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private final ByteBuffer target = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private final byte[] chunk = new byte[BUFFER];
    private boolean isWithinFrame;

    ZstdFrames(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        return fill() ? target.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, target.remaining());
        target.get(bytes, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        context.close();
        packed.close();
    }

    /** Whether there is something to hand out, after more was unpacked if need be. */
    private boolean fill() throws IOException {
        while (!target.hasRemaining()) {
            boolean mayBeMoreInside = isWithinFrame && target.limit() == target.capacity();
            if (!source.hasRemaining() && !mayBeMoreInside && !refill()) {
                if (isWithinFrame) {
                    throw new EOFException("a frame ends too early");
                }
                return false;
            }
            unpack();
        }
        return true;
    }

    private boolean refill() throws IOException {
        int count = packed.read(chunk);
        if (count > 0) {
            source.clear().put(chunk, 0, count).flip();
        }
        return count > 0;
    }

    private void unpack() throws IOException {
        target.clear();
        try {
            isWithinFrame = !context.decompressDirectByteBufferStream(target, source);
        } catch (ZstdException e) {
            throw new IOException("not zstd, or damaged: " + e.getMessage(), e);
        } finally {
            target.flip();
        }
    }
}
