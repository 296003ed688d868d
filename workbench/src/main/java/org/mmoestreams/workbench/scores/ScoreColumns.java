package org.mmoestreams.workbench.scores;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mmoestreams.client.conversion.Shown;
import org.mmoestreams.workbench.rows.Header;

/**
 * Which columns of a file are what. Messages begin with the names of the options that say so.
 *
 * @param label the labels
 * @param weight the rows' weights, if they have any
 * @param scores each the scores of a model or of a task; none: all columns that are nothing else
 */
public record ScoreColumns(String label, Optional<String> weight, List<String> scores) {

    private static final int MOST_SHOWN = 20;

    /**
     * Checks that no column is two things.
     *
     * @throws IllegalArgumentException when one is
     */
    public ScoreColumns {
        scores = List.copyOf(scores);
        check(weight.isEmpty() || !weight.get().equals(label), "weight", label, "another column than the label's");
        List<String> others = new ArrayList<>(List.of(label));
        weight.ifPresent(others::add);
        HashSet<String> seen = new HashSet<>();
        for (String score : scores) {
            check(!others.contains(score), "score", score, "another column than those of label and weight");
            check(seen.add(score), "score", score + " twice", "each column once");
        }
    }

    /** Whether scores are whatever columns are left. */
    boolean takesAllOthers() {
        return scores.isEmpty();
    }

    /**
     * These columns by a file's header.
     *
     * @throws IllegalArgumentException when a column is not there, or there is no column of scores
     */
    ScoreColumns in(Header header, Path file) {
        require("label", label, header, file);
        weight.ifPresent(column -> require("weight", column, header, file));
        scores.forEach(column -> require("score", column, header, file));
        if (!takesAllOthers()) {
            return this;
        }
        List<String> others = header.names().stream()
                .filter(name -> !name.equals(label) && !name.equals(weight.orElse(label)))
                .toList();
        check(!others.isEmpty(), "scores", file, "a column of scores beside " + Shown.of(label));
        return new ScoreColumns(label, weight, others);
    }

    private static void require(String option, String column, Header header, Path file) {
        check(header.indexOf(column) >= 0, option, column, "a column of " + file + ": " + names(header.names()));
    }

    private static String names(List<String> names) {
        String more = names.size() > MOST_SHOWN ? " and " + (names.size() - MOST_SHOWN) + " more" : "";
        return names.stream().limit(MOST_SHOWN).map(Shown::of).collect(Collectors.joining(", ")) + more;
    }
}
