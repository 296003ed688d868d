package org.mmoestreams.client.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Properties;
import java.util.zip.CRC32;

/**
 * A file of texts by their names that is whole or not there. It is written beside the one before and takes its place
 * once it is on the disk, and it ends with a checksum of all before, so that nobody takes a part of it for all.
 */
final class SchemaFile {

    private static final String COMMENT = "Schemas that a registry has answered";
    private static final String END = "#crc32 %08x\n";
    private static final int END_BYTES = END.length() + "00000000".length() - "%08x".length();

    private SchemaFile() {}

    /**
     * The texts of a file.
     *
     * @throws IOException when it cannot be read, or is not whole
     */
    static Properties read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - END_BYTES;
        if (end < 0 || !end(bytes, end).equals(new String(bytes, end, END_BYTES, StandardCharsets.ISO_8859_1))) {
            throw new IOException("not whole, or of another version");
        }
        Properties texts = new Properties();
        texts.load(new ByteArrayInputStream(bytes, 0, end));
        return texts;
    }

    /**
     * Puts texts in the place of those that a file has, and makes its folder if there is none.
     *
     * @throws IOException when it cannot; the file is as it was
     */
    static void write(Path file, Properties texts) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            // no channel: that would be closed where its thread is told to end
            try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
                out.write(bytes(texts));
                out.getFD().sync();
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forceNames(folder);
    }

    /** Without it a crash of the machine may leave the file of before, which is whole, too. */
    private static void forceNames(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException unsupported) {
            // not every system opens folders
        }
    }

    /** Properties escape what is beyond ASCII, halves of pairs as well, which have no UTF-8. */
    private static byte[] bytes(Properties texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        texts.store(bytes, COMMENT);
        byte[] body = bytes.toByteArray();
        bytes.writeBytes(end(body, body.length).getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    private static String end(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return String.format(Locale.ROOT, END, sum.getValue());
    }
}
