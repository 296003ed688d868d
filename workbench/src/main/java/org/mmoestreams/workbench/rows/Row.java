package org.mmoestreams.workbench.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A row of a file: texts by column, an object of JSON, or what is neither. */
public sealed interface Row {

    /** Where it is. */
    Place place();

    /**
     * A row of a file that has columns.
     *
     * @param header the columns' names; the same object for all rows of a file
     * @param texts a text for each column, without the blanks around it, in the header's order; owned by the row
     */
    record Texts(Place place, Header header, List<String> texts) implements Row {

        /** The text of a column, null where there is no such column. */
        public String text(String column) {
            int index = header.indexOf(column);
            return index < 0 ? null : texts.get(index);
        }
    }

    /** A row that is an object of JSON; numbers with a fraction are exact decimals. */
    record Json(Place place, ObjectNode object) implements Row {}

    /**
     * A row that cannot be read.
     *
     * @param problem what is wrong, and what was expected; without the place
     */
    record Malformed(Place place, String problem) implements Row {

        static Malformed notUtf8(Place place) {
            return new Malformed(place, "not UTF-8 (expected: text in UTF-8; convert the file, as with iconv)");
        }
    }
}
