package org.mmoestreams.workbench.rows;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.mmoestreams.workbench.rows.Lines.Line;

/**
 * Puts lines together to records: one whose quotes are open at its end goes on in the next line. Lines that turn out
 * not to belong to a record can be given back, so that one stray quote costs one row and not the rest of the file.
 */
final class CsvRecords implements Closeable {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final char QUOTE = '"';

    private final Lines lines;
    private final char separator;
    private final Deque<Line> returned = new ArrayDeque<>();

    private CsvRecords(Lines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
    }

    static CsvRecords open(Path file, char separator) {
        return new CsvRecords(Lines.open(file), separator);
    }

    /**
     * The next record's lines, null at the end; blank lines before it are passed over. A record that is not closed
     * within a MiB of characters, or before the file ends, is its first line alone.
     */
    RawRecord next() {
        Line line = line();
        while (line != null && line.text().isBlank()) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        return isOpenAfter(line.text(), false) ? over(line) : new RawRecord(List.of(line), true);
    }

    /** Takes back the lines of a record after its first: they are read anew. */
    void giveBack(RawRecord record) {
        List<Line> rest =
                new ArrayList<>(record.lines().subList(1, record.lines().size()));
        Collections.reverse(rest);
        rest.forEach(returned::addFirst);
    }

    @Override
    public void close() {
        lines.close();
    }

    private RawRecord over(Line first) {
        List<Line> all = new ArrayList<>(List.of(first));
        int characters = first.text().length();
        for (Line line = line(); line != null; line = line()) {
            all.add(line);
            characters += line.text().length();
            if (!isOpenAfter(line.text(), true)) {
                return new RawRecord(all, true);
            }
            if (characters > MOST_CHARACTERS) {
                break;
            }
        }
        giveBack(new RawRecord(all, false));
        return new RawRecord(List.of(first), false);
    }

    private Line line() {
        return returned.isEmpty() ? lines.next() : returned.removeFirst();
    }

    /** Whether quotes are open at a line's end; a quote opens where nothing but blanks is before it in its value. */
    private boolean isOpenAfter(String line, boolean openBefore) {
        boolean open = openBefore;
        boolean atStart = !openBefore;
        int closed = Integer.MIN_VALUE;
        for (int i = line.indexOf(QUOTE) < 0 ? line.length() : 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open && c == QUOTE) {
                open = false;
                closed = i;
            } else if (!open && c == separator) {
                atStart = true;
            } else if (!open && c == QUOTE) {
                // two in a row within quotes stand for one
                open = atStart || closed == i - 1;
                atStart = false;
            } else if (c > ' ') {
                atStart = false;
            }
        }
        return open;
    }

    /**
     * The lines of a record.
     *
     * @param isClosed whether all its quotes are
     */
    record RawRecord(List<Line> lines, boolean isClosed) {

        long number() {
            return lines.get(0).number();
        }

        boolean isText() {
            return lines.stream().allMatch(Line::isText);
        }

        String text() {
            return lines.size() == 1
                    ? lines.get(0).text()
                    : String.join("\n", lines.stream().map(Line::text).toList());
        }
    }
}
