package org.mmoestreams.workbench.rows;

import static org.mmoestreams.checks.Checks.check;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifier;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of comma-separated values (RFC 4180) with a header, of another separator if need be. Blanks around values and
 * around quotes are removed, those within quotes stay. Blank lines are passed over.
 */
final class CsvRows implements RowStream {

    private static final FieldModifier STRIP = new FieldModifier() {
        @Override
        public String modify(long line, int index, boolean quoted, String field) {
            return quoted ? field : field.strip();
        }
    };

    private final Path file;
    private final CsvReader.CsvReaderBuilder parser;
    private final CsvRecords records;
    private final Header header;

    private CsvRows(Path file, char separator) {
        this.file = file;
        this.parser = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(true)
                .skipEmptyLines(false);
        this.records = CsvRecords.open(file, separator);
        try {
            this.header = readHeader();
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws IllegalArgumentException naming file, line and column when the header is none
     * @throws java.io.UncheckedIOException naming the file when it cannot be read
     */
    static RowStream open(Path file, char separator) {
        return new CsvRows(file, separator);
    }

    @Override
    public Row next() {
        CsvRecords.RawRecord record = records.next();
        return record == null ? null : row(record);
    }

    @Override
    public Optional<Header> header() {
        return Optional.of(header);
    }

    @Override
    public void close() {
        records.close();
    }

    private Header readHeader() {
        CsvRecords.RawRecord record = records.next();
        check(record != null, file + ":1", "no header", "a first line with the names of the columns");
        Place place = new Place(file, record.number());
        check(record.isText(), place.toString(), "not UTF-8", "text in UTF-8; convert the file, as with iconv");
        check(record.isClosed(), place.toString(), "a quote that is not closed", "the names of the columns");
        try {
            return Header.of(place, values(record));
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(place + ": " + problem(e) + " (expected: the names of the columns)");
        }
    }

    private Row row(CsvRecords.RawRecord record) {
        Place place = new Place(file, record.number());
        if (!record.isText()) {
            records.giveBack(record);
            return Row.Malformed.notUtf8(place);
        }
        if (!record.isClosed()) {
            return new Row.Malformed(
                    place, "a quote that is not closed (expected: a second one; two stand for one in a value)");
        }
        try {
            return row(place, values(record));
        } catch (CsvParseException e) {
            records.giveBack(record);
            return new Row.Malformed(place, problem(e) + " (expected: a separator or the line's end after a value)");
        }
    }

    private Row row(Place place, List<String> values) {
        int columns = header.names().size();
        return values.size() == columns
                ? new Row.Texts(place, header, values)
                : new Row.Malformed(
                        place, values.size() + " columns (expected: " + columns + ", as many as the header has)");
    }

    /** Each record is parsed by itself: what is wrong with one has no effect on the next. */
    private List<String> values(CsvRecords.RawRecord record) {
        return Arrays.asList(parser.ofSingleCsvRecord(
                StringArrayHandler.of(handler -> handler.fieldModifier(STRIP)), record.text()));
    }

    private static String problem(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).strip();
    }
}
