package org.mmoestreams.workbench.cli;

import java.util.Optional;
import org.mmoestreams.app.config.EventSettings;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.labels.LabelPlan;
import org.mmoestreams.workbench.shaping.ShapedRows;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows are sent, in which shape, and which of their labels come late. To be mixed into a command. */
final class StreamOptions {

    @Mixin
    private RowOptions rows;

    @Mixin
    private RangeOptions range;

    @Mixin
    private ShapeOptions shape;

    @Mixin
    private LabelOptions labels;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seeds all that is drawn by chance, such as generated rows, delays and losses of labels, and"
                    + " drifts. Default: ${DEFAULT-VALUE}")
    private long seed;

    /** Whether labels come late. */
    boolean areLabelsLate() {
        return labels.areLate();
    }

    /** Whether rows are sent as they are. */
    boolean areRowsPlain() {
        return shape.isNone();
    }

    /**
     * The rows.
     *
     * @param settings how the configuration says that events are read
     * @throws IllegalArgumentException when options do not go together
     * @throws org.mmoestreams.app.config.ConfigException when schema and spec are not sound
     */
    ShapedRows rows(EventSettings settings) {
        DataSet data = rows.set(settings, labels.columns());
        return new ShapedRows(data, rows.files(), range.range(rows.files().isEmpty()), seed, shape.shape());
    }

    /**
     * Which labels of these rows come late; empty when all come with their events.
     *
     * @throws IllegalArgumentException when a value is out of range, or they and the data set do not go together
     */
    Optional<LabelPlan> labels(ShapedRows of) {
        return labels.plan(of.data(), seed);
    }
}
