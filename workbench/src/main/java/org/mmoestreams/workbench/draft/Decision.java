package org.mmoestreams.workbench.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a field.
 *
 * @param section the list that it comes into
 * @param entry its entry there, as YAML
 * @param comments why, and what to look at; a line each
 */
record Decision(Section section, String entry, List<String> comments) {

    /** Keeps a copy. */
    Decision {
        comments = List.copyOf(comments);
    }

    /** A field that is not used. */
    static Decision ignored(Field field, String why) {
        return new Decision(Section.IGNORED, YamlText.scalar(field.path()), List.of(why));
    }

    /** The same with one more comment. */
    Decision saying(String comment) {
        List<String> more = new ArrayList<>(comments);
        more.add(comment);
        return new Decision(section, entry, more);
    }
}
