package org.mmoestreams.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmoestreams.app.input.PartitionState;
import org.mmoestreams.app.input.Positions.Position;
import org.mmoestreams.client.topics.TopicRole;

/** Positions as lines of a table, with a column for the input where there is another one than the features topic. */
final class PositionTable {

    private PositionTable() {}

    static List<String> of(List<Position> positions) {
        boolean several = positions.stream().anyMatch(position -> position.now().input() != TopicRole.FEATURES);
        List<String> lines = new ArrayList<>();
        lines.add((several ? String.format(Locale.ROOT, "%-8s ", "input") : "")
                + String.format(
                        Locale.ROOT,
                        "%9s %12s %12s %12s %12s",
                        "partition",
                        "learnt up to",
                        "group at",
                        "first",
                        "end"));
        for (Position position : positions) {
            String input = position.now().input().label();
            lines.add((several ? String.format(Locale.ROOT, "%-8s ", input) : "") + line(position));
        }
        return lines;
    }

    private static String line(Position position) {
        PartitionState now = position.now();
        return String.format(
                Locale.ROOT,
                "%9d %12s %12s %12d %12d",
                now.partition().partition(),
                position.stored().map(stored -> Long.toString(stored.next())).orElse("-"),
                now.committed().map(offset -> Long.toString(offset.offset())).orElse("-"),
                now.logStart(),
                now.logEnd());
    }
}
