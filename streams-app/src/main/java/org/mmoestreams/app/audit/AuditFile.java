package org.mmoestreams.app.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** A file with what an audit has to know to go on later: written whole or not at all, with a checksum. */
final class AuditFile {

    private static final int BUFFER = 64 * 1024;

    /** Files of other forms count as none. */
    private static final String FORM = "form 3, ";

    private final Path file;
    private final String origin;

    /**
     * A file, which need not be there.
     *
     * @param origin what the audit is of; the file of another one counts as none
     */
    AuditFile(Path file, String origin) {
        this.file = file;
        this.origin = FORM + origin;
    }

    /**
     * What {@link #save} wrote, which the caller closes; empty when there is none, or it is damaged, or of another
     * origin.
     */
    Optional<Saved> open() throws IOException {
        if (!Files.isRegularFile(file) || !isWhole()) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        if (in.readUTF().equals(origin)) {
            return Optional.of(new Saved(Mark.read(in), in));
        }
        in.close();
        return Optional.empty();
    }

    /** Writes the file anew: where an audit has come to. */
    void save(Mark mark, PartitionAudit audit) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        CRC32 sum = new CRC32();
        try (DataOutputStream out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(part), BUFFER), sum))) {
            out.writeUTF(origin);
            mark.write(out);
            audit.write(out);
            out.writeLong(sum.getValue());
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean isWhole() throws IOException {
        CRC32 sum = new CRC32();
        long left = Files.size(file) - Long.BYTES;
        byte[] buffer = new byte[BUFFER];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            while (left > 0) {
                int read = read(in, buffer, left);
                sum.update(buffer, 0, read);
                left -= read;
            }
            return left == 0 && in.readLong() == sum.getValue();
        }
    }

    private static int read(InputStream in, byte[] buffer, long most) throws IOException {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, most));
        if (read < 0) {
            throw new IOException("the file ends while it is read");
        }
        return read;
    }

    /**
     * What an audit has left.
     *
     * @param mark where it has come to
     * @param rest what {@link PartitionAudit#write} wrote
     */
    record Saved(Mark mark, DataInputStream rest) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            rest.close();
        }
    }
}
