package org.mmoestreams.app.history;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.Reaction;
import org.mmoestreams.schemas.LearntReaction;

/** Reactions as the history has them. */
public final class LearntReactions {

    private LearntReactions() {}

    /** As they are recorded. */
    public static List<LearntReaction> records(List<Reaction> reactions) {
        return reactions.stream()
                .map(each -> new LearntReaction(each.kind().text(), each.task(), each.factor(), each.windows()))
                .toList();
    }

    /**
     * What was recorded, for a learner of some tasks.
     *
     * @throws DifferenceException when no learner can have done it
     */
    static List<Reaction> read(List<LearntReaction> records, int tasks) throws DifferenceException {
        try {
            return records.stream().map(record -> read(record, tasks)).toList();
        } catch (IllegalArgumentException unsound) {
            throw new DifferenceException("reaction: " + unsound.getMessage());
        }
    }

    private static Reaction read(LearntReaction record, int tasks) {
        Reaction.Kind kind = Arrays.stream(Reaction.Kind.values())
                .filter(each -> each.text().equals(record.getKind()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "kind: " + record.getKind() + " (expected: one that this version knows)"));
        if (record.getTask() >= tasks) {
            throw new IllegalArgumentException("task: " + record.getTask() + " (expected: below " + tasks + ")");
        }
        return new Reaction(kind, record.getTask(), record.getFactor(), record.getWindows());
    }
}
