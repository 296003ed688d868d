package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

/** The rows of a data set, whose events have another spec. */
final class OtherFormat implements RowDataSet {

    private final RowDataSet rows;
    private final RowEvents events;

    private OtherFormat(RowDataSet rows, RowEvents events) {
        this.rows = rows;
        this.events = events;
    }

    static OtherFormat of(RowDataSet rows, RowEvents events) {
        check(
                events.columns().names().equals(rows.events().columns().names()),
                rows.name() + "'s columns",
                events.columns().names(),
                rows.events().columns().names() + ", in this order");
        return new OtherFormat(rows, events);
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public RowEvents events() {
        return events;
    }

    @Override
    public RowSource generated(long seed, RowRange range) {
        return rows.generated(seed, range);
    }
}
