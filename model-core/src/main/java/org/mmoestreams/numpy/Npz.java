package org.mmoestreams.numpy;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.mmoestreams.checks.FileFailure;

/** NumPy's files of several arrays by name, as {@code numpy.savez} and {@code numpy.savez_compressed} write them. */
public final class Npz {

    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * Reads all arrays of a file, by name; see {@link NpyFormat} for what they may be.
     *
     * @throws IllegalArgumentException naming file and array when it cannot be read, is no such file, or holds elements
     *     of another type than float32 or float64
     */
    public static SortedMap<String, NumpyArray> read(Path file) {
        SortedMap<String, NumpyArray> arrays = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                check(name.endsWith(SUFFIX), file + ": " + name, "an entry", "arrays alone, as numpy.savez writes");
                String array = name.substring(0, name.length() - SUFFIX.length());
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                arrays.put(array, NpyFormat.read(file + ": " + array, bytes));
            }
        } catch (ZipException | NoSuchFileException e) {
            String reason = e instanceof NoSuchFileException missing ? FileFailure.reason(missing) : e.getMessage();
            throw new IllegalArgumentException(
                    "npz: " + file + " (expected: a file that numpy.savez wrote; " + reason + ")", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "npz: " + file + " (expected: a file that can be read; " + FileFailure.reason(e) + ")", e);
        }
        return arrays;
    }

    /**
     * Writes arrays, in the order of their names. The same arrays give the same file.
     *
     * @throws UncheckedIOException naming the file when that fails
     */
    public static void write(Path file, Map<String, NumpyArray> arrays) {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, NumpyArray> array : new TreeMap<>(arrays).entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(NpyFormat.write(array.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
        }
    }
}
