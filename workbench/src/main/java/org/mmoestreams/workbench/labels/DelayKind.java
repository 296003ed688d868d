package org.mmoestreams.workbench.labels;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of delays that there are, by what a text begins with. One more is a constant. */
enum DelayKind {
    /** Always the same. */
    FIXED("LENGTH") {
        @Override
        LabelDelay of(List<String> words) {
            Length length = Length.of(words.get(0));
            return (event, random) -> Optional.of(length.times(1));
        }
    },
    /** Most labels soon, some late. */
    EXPONENTIAL("MEAN") {
        @Override
        LabelDelay of(List<String> words) {
            Length mean = Length.of(words.get(0));
            return (event, random) -> Optional.of(mean.times(random.exponential()));
        }
    },
    /** Half of the labels before the median, and some many times as late. */
    LOG_NORMAL("MEDIAN:SIGMA") {
        @Override
        LabelDelay of(List<String> words) {
            Length median = Length.of(words.get(0));
            double sigma = number("sigma", words.get(1));
            return (event, random) -> Optional.of(median.times(StrictMath.exp(sigma * random.normal())));
        }
    },
    /** As a column of the row says. */
    COLUMN("NAME") {
        @Override
        LabelDelay of(List<String> words) {
            return new ColumnDelay(words.get(0));
        }
    };

    private final String form;

    DelayKind(String form) {
        this.form = form;
    }

    /**
     * The delay of a text such as {@code fixed:PT10M}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static LabelDelay parse(String text) {
        List<String> words = List.of(text.split(":", -1));
        DelayKind kind = Arrays.stream(values())
                .filter(each -> each.title().equals(words.get(0)))
                .filter(each -> each.form.split(":", -1).length == words.size() - 1)
                .filter(each -> words.stream().noneMatch(String::isEmpty))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " (expected: " + forms() + ")"));
        try {
            return kind.of(words.subList(1, words.size()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
        }
    }

    abstract LabelDelay of(List<String> words);

    private String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String forms() {
        return Arrays.stream(values())
                .map(kind -> kind.title() + ":" + kind.form)
                .collect(Collectors.joining(", "));
    }

    private static double number(String name, String text) {
        try {
            double number = Double.parseDouble(text);
            check(number >= 0 && Double.isFinite(number), name, text, ">= 0");
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + text + " (expected: a number >= 0)", e);
        }
    }
}
