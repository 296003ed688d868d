package org.mmoestreams.workbench.shaping;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A drift of a stream from a row on, as a user says it. */
public final class Drift {

    private static final String OPTION = "drift";
    private static final String SUDDEN = "sudden";
    private static final String GRADUAL = "gradual";
    private static final String FORMS = "KIND:sudden:ROW or KIND:gradual:ROW:ROWS, where KIND is "
            + Arrays.stream(DriftKind.values()).map(DriftKind::title).collect(Collectors.joining(", "));

    private final String text;
    private final DriftKind kind;
    private final DriftSchedule schedule;

    private Drift(String text, DriftKind kind, DriftSchedule schedule) {
        this.text = text;
        this.kind = kind;
        this.schedule = schedule;
    }

    /**
     * The drift of a text such as {@code label-flip:gradual:5000:2000}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Drift parse(String text) {
        List<String> words = List.of(text.split(":", -1));
        boolean isSudden = words.size() == 3 && words.get(1).equals(SUDDEN);
        boolean isGradual = words.size() == 4 && words.get(1).equals(GRADUAL);
        check(isSudden || isGradual, OPTION, text, FORMS);
        DriftKind kind = Arrays.stream(DriftKind.values())
                .filter(each -> each.title().equals(words.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(OPTION + ": " + text + " (expected: " + FORMS + ")"));
        long width = isGradual ? rows(text, words.get(3)) : 0;
        return new Drift(text, kind, new DriftSchedule(rows(text, words.get(2)), width));
    }

    /** As the user said it. */
    public String text() {
        return text;
    }

    /** The index of the first row that is changed, or may be. */
    public long from() {
        return schedule.at();
    }

    /** The index of the first row from which on all are changed. */
    public long to() {
        return schedule.at() + schedule.width();
    }

    DriftKind kind() {
        return kind;
    }

    DriftSchedule schedule() {
        return schedule;
    }

    private static long rows(String text, String number) {
        try {
            long rows = Long.parseLong(number);
            check(rows >= 0 && rows <= Integer.MAX_VALUE, OPTION, text, FORMS + ", and rows are >= 0");
            return rows;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(OPTION + ": " + text + " (expected: " + FORMS + ")", e);
        }
    }
}
