package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.workbench.data.RowFiles;
import org.mmoestreams.workbench.scores.LabelKind;
import org.mmoestreams.workbench.scores.MeasureSettings;
import org.mmoestreams.workbench.scores.Measuring;
import org.mmoestreams.workbench.scores.ScoreColumns;
import org.mmoestreams.workbench.scores.ScoreReader;
import org.mmoestreams.workbench.scores.ScoreReport;
import org.mmoestreams.workbench.scores.ScoreTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures scores that anything has made. */
@Command(
        name = "metrics",
        description = {
            "Measure the scores in files of CSV against their labels: order, probabilities, calls at a threshold, and"
                    + " whether the areas of two columns of scores differ; or the errors of predicted numbers.",
            "All rows are held in memory: some 60 bytes a row, and 20 more with weights and for each column of scores"
                    + " after the first."
        })
public final class MetricsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scores",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of CSV with a header, plain, gzip or zstd, in this order.")
    private List<Path> files = List.of();

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            defaultValue = "label",
            description = "The column of what happened. Default: ${DEFAULT-VALUE}")
    private String label;

    @Option(
            names = "--score",
            paramLabel = "COLUMN",
            description = "A column of scores, of a model or a task. Can be repeated. Default: all columns but those of"
                    + " label and weight.")
    private List<String> scores = List.of();

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description = "The column of the rows' weights: as many rows each stands for. Default: 1 each.")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--positive",
            paramLabel = "TEXT",
            description = "The label that is positive; all others are negative. Default: 1, true and yes are, against"
                    + " 0, false and no.")
    private Optional<String> positive = Optional.empty();

    @Option(names = "--regression", description = "Labels are numbers, and scores predict them.")
    private boolean regression;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "A row with this score or a higher one is called positive. Default: 0.5, where scores are"
                    + " probabilities.")
    private Optional<Double> threshold = Optional.empty();

    @Option(
            names = "--bins",
            paramLabel = "N",
            description = "Bins of equal width for calibration. Default: " + MeasureSettings.USUAL_BINS)
    private Optional<Integer> bins = Optional.empty();

    @Option(
            names = "--separator",
            paramLabel = "C",
            converter = RowOptions.Separator.class,
            description = "What is between values; \\t or tab for a tab. Default: a comma, a tab in .tsv.")
    private Optional<Character> separator = Optional.empty();

    @Option(
            names = "--nulls",
            paramLabel = "TEXTS",
            description = "Texts that stand for no label, separated by commas; ,NA is the empty text and NA. Rows"
                    + " without a label are left out, and counted. Default: the empty text.")
    private Optional<String> nulls = Optional.empty();

    @Option(names = "--json", description = "Print an object of JSON, with null for what is not defined.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        MeasureSettings settings = OptionValues.checked(spec, this::settings);
        ScoreReport report;
        try (ScoreReader reader = OptionValues.checked(spec, this::open)) {
            ScoreTable table = reader.read();
            OptionValues.checked(spec, () -> requirePositive(table));
            report = regression ? Measuring.ofNumbers(table) : Measuring.ofClasses(table, settings);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? ScoreOutput.json(report) + System.lineSeparator() : ScoreOutput.text(report));
        out.flush();
        return 0;
    }

    private MeasureSettings settings() {
        check(
                !regression || (positive.isEmpty() && threshold.isEmpty() && bins.isEmpty()),
                "regression",
                "beside --positive, --threshold or --bins",
                "none of them, which are of two classes");
        return new MeasureSettings(
                threshold.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                bins.orElse(MeasureSettings.USUAL_BINS));
    }

    private ScoreReader open() {
        RowFiles.checkReadable("scores", files);
        ScoreColumns columns = new ScoreColumns(label, weight, scores);
        Nulls noLabel = nulls.map(RowOptions::texts).orElseGet(Nulls::empty);
        positive.ifPresent(text -> check(!noLabel.contain(text), "positive", text, "none of --nulls"));
        LabelKind labels = regression ? LabelKind.number() : LabelKind.twoClasses(positive);
        return ScoreReader.open(files, separator, columns, labels, noLabel);
    }

    /** A text that no row has is more likely misspelt than that no row is positive. */
    private ScoreTable requirePositive(ScoreTable table) {
        check(
                positive.isEmpty() || table.positives() > 0,
                "positive",
                positive.orElse(""),
                "a text that column " + label + " has in a row");
        return table;
    }
}
