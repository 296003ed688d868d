package org.mmoestreams.workbench.graph;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A message of protobuf that is being written, field by field. */
final class Message {

    private final ByteString.Output bytes = ByteString.newOutput();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    Message number(int field, long value) {
        return written(() -> out.writeInt64(field, value));
    }

    Message text(int field, String value) {
        return written(() -> out.writeString(field, value));
    }

    Message bytes(int field, ByteString value) {
        return written(() -> out.writeBytes(field, value));
    }

    Message message(int field, Message value) {
        return bytes(field, value.toBytes());
    }

    ByteString toBytes() {
        written(out::flush);
        return bytes.toByteString();
    }

    private Message written(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a field. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
