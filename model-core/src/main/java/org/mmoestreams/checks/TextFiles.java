package org.mmoestreams.checks;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files that users name: UTF-8, with or without a byte order mark in front. */
public final class TextFiles {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFiles() {}

    /**
     * The text of a file, without a byte order mark.
     *
     * @param key the key or the option that names the file, for messages
     * @throws IllegalArgumentException when it cannot be read, or is no UTF-8; names key and file
     */
    public static String read(String key, Path file) {
        if (Files.isDirectory(file)) {
            throw unreadable(key, file, "this is a folder");
        }
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (NoSuchFileException missing) {
            throw unreadable(key, file, "there is none of this name");
        } catch (AccessDeniedException denied) {
            throw unreadable(key, file, "this user may not");
        } catch (CharacterCodingException other) {
            throw new IllegalArgumentException(key + ": " + file + " is in another encoding (expected: UTF-8)");
        } catch (FileSystemException e) {
            // its message would name the file once more
            throw unreadable(key, file, e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        } catch (IOException e) {
            throw unreadable(key, file, e.getMessage());
        }
    }

    private static IllegalArgumentException unreadable(String key, Path file, String reason) {
        return new IllegalArgumentException(key + ": " + file + " (expected: a file that can be read; " + reason + ")");
    }
}
