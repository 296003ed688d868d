package org.mmoestreams.client.serde;

import java.util.List;
import org.apache.avro.Schema;

/**
 * Goes over a written record and refuses what Avro's own reader would not know what to do with: branches and symbols
 * that the event schema has no room for, and what {@link DatumSkipper} refuses.
 */
final class DatumCheck implements FieldStep {

    private final List<FieldStep> checks;

    DatumCheck(WrittenRecord record) {
        checks = record.fields().stream().map(DatumCheck::of).toList();
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        for (FieldStep check : checks) {
            check.read(cursor, event);
        }
    }

    private static FieldStep of(WrittenField field) {
        if (field instanceof WrittenField.Unused unused) {
            return new DatumSkipper(unused.type());
        }
        if (field instanceof WrittenField.Value value) {
            return (cursor, event) -> check(value.type(), cursor);
        }
        if (field instanceof WrittenField.Items items) {
            return (cursor, event) -> check(items, cursor);
        }
        WrittenField.Inner inner = (WrittenField.Inner) field;
        DatumCheck within = new DatumCheck(inner.inner());
        return (cursor, event) -> {
            if (inner.type().branch(inner.type().readBranch(cursor)).getType() == Schema.Type.RECORD) {
                within.read(cursor, event);
            }
        };
    }

    private static void check(WrittenField.Items items, AvroCursor cursor) throws BadEventException {
        Schema.Type type = items.type().branch(items.type().readBranch(cursor)).getType();
        if (type == Schema.Type.NULL) {
            return;
        }
        new ItemBlocks(cursor).forEach(() -> {
            if (type == Schema.Type.MAP) {
                cursor.skip(cursor.readLength());
            }
            check(items.item(), cursor);
        });
    }

    private static void check(WrittenType type, AvroCursor cursor) throws BadEventException {
        int branch = type.readBranch(cursor);
        if (type.branch(branch).getType() == Schema.Type.ENUM) {
            type.readSymbol(branch, cursor);
        } else {
            new DatumSkipper(type.branch(branch)).skip(cursor);
        }
    }
}
