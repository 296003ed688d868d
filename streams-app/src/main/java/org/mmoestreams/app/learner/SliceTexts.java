package org.mmoestreams.app.learner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.app.scored.SliceValue;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.schemas.SliceColumn;

/** The values, in the rows of a window, of the nominal fields that metrics are sliced by. */
final class SliceTexts {

    private final OnlineLearner learner;
    private final List<String> fields;
    private final int[] places;

    private SliceTexts(OnlineLearner learner, List<String> fields) {
        List<String> nominal =
                learner.spec().nominal().stream().map(NominalField::field).toList();
        this.learner = learner;
        this.fields = fields;
        this.places = fields.stream().mapToInt(nominal::indexOf).toArray();
    }

    /**
     * The values of some fields.
     *
     * @param learner knows the values of its vocabularies
     * @param fields nominal fields of its spec
     */
    static SliceTexts of(OnlineLearner learner, List<String> fields) {
        return new SliceTexts(learner, fields);
    }

    /** The values in these rows, by field. */
    List<SliceColumn> of(PendingBatch rows) {
        List<SliceColumn> columns = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            columns.add(column(fields.get(i), places[i], rows));
        }
        return columns;
    }

    private SliceColumn column(String field, int place, PendingBatch rows) {
        Map<Integer, Integer> known = new HashMap<>();
        List<String> values = new ArrayList<>();
        int[] numbers = new int[rows.size()];
        for (int index = 0; index < numbers.length; index++) {
            int own = learner.nameRow(rows.rows(), index, place);
            numbers[index] = own < SliceValue.FIRST
                    ? own
                    : known.computeIfAbsent(own, fresh -> {
                        values.add(text(learner.name(place, fresh)));
                        return values.size() - 1 + SliceValue.FIRST;
                    });
        }
        return new SliceColumn(field, values, ByteColumns.shorts(numbers));
    }

    /** The text, cut off between two characters where it is too long. */
    private static String text(byte[] value) {
        int length = Math.min(value.length, SliceValue.MOST_BYTES);
        while (length > 0 && length < value.length && (value[length] & 0xC0) == 0x80) {
            length--;
        }
        return new String(value, 0, length, UTF_8);
    }
}
