package org.mmoestreams.workbench.bench.stream;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/** Rows of files, over and over, until there are as many as asked for; indexes count on. */
final class CyclingRows implements RowSource {

    private final RowDataSet data;
    private final List<Path> files;
    private final long limit;
    private RowSource cycle;
    private long index;

    /** So many rows of files that have at least one. */
    CyclingRows(RowDataSet data, List<Path> files, long limit) {
        this.data = data;
        this.files = files;
        this.limit = limit;
        this.cycle = data.files(files, RowRange.all());
        check(cycle.hasNext(), "rows", files, "files with at least one row");
    }

    @Override
    public boolean hasNext() {
        return index < limit;
    }

    @Override
    public String[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("row " + index + " (expected: below " + limit + ")");
        }
        if (!cycle.hasNext()) {
            cycle.close();
            cycle = data.files(files, RowRange.all());
        }
        index++;
        return cycle.next();
    }

    @Override
    public String position() {
        return cycle.position();
    }

    @Override
    public long nextIndex() {
        return index;
    }

    @Override
    public void close() {
        cycle.close();
    }
}
