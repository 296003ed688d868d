package org.mmoestreams.workbench.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mmoestreams.client.conversion.Shown;
import org.mmoestreams.metrics.batch.ConfusionCounts;
import org.mmoestreams.metrics.batch.DeLong;
import org.mmoestreams.metrics.batch.ScoredRows;

/** Measures the scores of rows. For one thread. */
public final class Measuring {

    private static final String DEGENERATE =
            ": AUC is degenerate: its variance over these rows is 0, which says nothing of others";

    private final ScoreTable table;
    private final MeasureSettings settings;
    private final List<FigureList> columns = new ArrayList<>();
    private final List<FigureList> pairs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<DeLong> areas = new ArrayList<>();

    private Measuring(ScoreTable table, MeasureSettings settings) {
        this.table = table;
        this.settings = settings;
        if (table.withoutLabel() > 0) {
            notes.add("rows without a label, which are left out: " + table.withoutLabel());
        }
    }

    /** Scores of members of two classes. */
    public static ScoreReport ofClasses(ScoreTable table, MeasureSettings settings) {
        return new Measuring(table, settings).classes();
    }

    /** Numbers that were predicted. */
    public static ScoreReport ofNumbers(ScoreTable table) {
        return new Measuring(table, MeasureSettings.usual()).numbers();
    }

    private ScoreReport numbers() {
        if (table.isWeighted()) {
            notes.add("rows have weights: quantiles of errors take none");
        }
        IntStream.range(0, table.names().size())
                .forEach(column -> columns.add(list(column, ErrorFigures.of(table, column))));
        return new ScoreReport(counts(), columns, pairs, notes);
    }

    private ScoreReport classes() {
        if (table.isWeighted()) {
            notes.add("rows have weights: AUC has no variance, interval or paired test; DeLong's takes no weights");
        }
        if (table.positives() == 0 || table.positives() == table.rows()) {
            notes.add("all rows are " + (table.positives() == 0 ? "negative" : "positive")
                    + ": what needs both classes is not defined");
        }
        List<Figure> ofRows = new ArrayList<>(counts());
        for (int column = 0; column < table.names().size(); column++) {
            ScoredRows rows = table.scoredRows(column);
            if (column == 0) {
                ofRows.addAll(classCounts(rows));
            }
            columns.add(list(column, figures(column, rows)));
        }
        comparePairs();
        return new ScoreReport(ofRows, columns, pairs, notes);
    }

    private List<Figure> counts() {
        return List.of(
                Figure.ofCount("rows", "rows", table.rows()),
                Figure.ofCount("rows_without_label", "rows without a label", table.withoutLabel()));
    }

    private List<Figure> classCounts(ScoredRows rows) {
        // at this threshold all rows are called positive
        ConfusionCounts all = ConfusionCounts.of(rows, Double.NEGATIVE_INFINITY);
        List<Figure> counts = new ArrayList<>(List.of(Figure.ofCount("positives", "positives", table.positives())));
        if (table.isWeighted()) {
            counts.add(Figure.of("weight", "weight", all.truePositives() + all.falsePositives()));
            counts.add(Figure.of("positive_weight", "  of positives", all.truePositives()));
        }
        counts.add(Figure.of("positive_rate", "rate of positives", all.precision()));
        return counts;
    }

    private List<Figure> figures(int column, ScoredRows rows) {
        Optional<DeLong> area = table.isWeighted() ? Optional.empty() : Optional.of(DeLong.of(rows));
        area.ifPresent(areas::add);
        area.filter(DeLong::degenerate).ifPresent(none -> notes.add(name(column) + DEGENERATE));
        Optional<ScoredRows> probabilities =
                Optional.of(rows).filter(all -> table.noProbability(column).isEmpty());
        table.noProbability(column).ifPresent(score -> notes.add(noProbabilities(column, score)));
        OptionalDouble threshold = settings.threshold(probabilities.isPresent());
        List<Figure> figures = new ArrayList<>(RankFigures.of(rows, area));
        figures.addAll(ProbabilityFigures.of(probabilities, settings.bins()));
        figures.addAll(ThresholdFigures.of(rows, threshold));
        return figures;
    }

    private String noProbabilities(int column, String score) {
        return name(column) + ": " + score + " is no probability (expected: 0 to 1; only the order of such scores is"
                + " measured"
                + (settings.threshold().isPresent() ? ", and --threshold" : ", unless there is --threshold")
                + ")";
    }

    private void comparePairs() {
        for (int first = 0; first < areas.size(); first++) {
            for (int second = first + 1; second < areas.size(); second++) {
                pairs.add(new FigureList(
                        List.of(table.names().get(first), table.names().get(second)),
                        RankFigures.ofPair(areas.get(first), areas.get(second))));
            }
        }
    }

    private FigureList list(int column, List<Figure> figures) {
        return new FigureList(List.of(table.names().get(column)), figures);
    }

    private String name(int column) {
        return "column " + Shown.of(table.names().get(column));
    }
}
