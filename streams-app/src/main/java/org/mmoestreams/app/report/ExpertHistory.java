package org.mmoestreams.app.report;

import java.util.List;
import org.mmoestreams.schemas.ExpertMetrics;

/** How a task's gate used the experts of one model over time: at most 40 columns of it. */
final class ExpertHistory {

    /** Most columns of a heat map; more are no wider than a line. */
    static final int MOST_COLUMNS = 40;

    private final Thinned<ExpertColumn> columns = new Thinned<>(MOST_COLUMNS);
    private long version = -1;
    private long written;

    /**
     * A record that is of earlier windows than those so far is of another run, as is one with other experts.
     *
     * @param written when the record was written, in milliseconds since 1970
     */
    void add(ExpertMetrics metrics, long written) {
        ExpertColumn column = ExpertColumn.of(metrics);
        if (column.versionTo() < version || hasOtherExperts(column)) {
            columns.clear();
        }
        columns.add(column);
        version = column.versionTo();
        this.written = written;
    }

    List<ExpertColumn> columns() {
        return columns.list();
    }

    /** When the newest record was written, in milliseconds since 1970. */
    long written() {
        return written;
    }

    private boolean hasOtherExperts(ExpertColumn column) {
        return columns.count() > 0
                && columns.list().get(0).cells().size() != column.cells().size();
    }
}
