package org.mmoestreams.app.api;

import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.app.committed.CommittedModel;
import org.mmoestreams.app.committed.CommittedModels;
import org.mmoestreams.app.committed.ModelFigures;

/** How far the models of this process have come, by partition. */
record ModelsFigures(CommittedModels models, Meters meters) implements Scrape.Figures {

    private static final double MILLIS = 1e-3;

    @Override
    public void refresh() {
        gauge("mmoe_model_version", "Windows that the committed model has closed.", ModelFigures::version);
        gauge("mmoe_model_rows", "Rows that the committed model has learnt.", ModelFigures::rowsLearnt);
        gauge(
                "mmoe_model_rejected_windows",
                "Windows that the committed model rejected, since a step was not finite.",
                ModelFigures::windowsRejected);
        gauge(
                "mmoe_model_commit_timestamp_seconds",
                "When something of the model was committed last, since 1970.",
                figures -> MILLIS * figures.committedAt());
        gauge(
                "mmoe_model_learnt_timestamp_seconds",
                "When the model's version was committed, since 1970: how fresh it is.",
                figures -> MILLIS * figures.learntAt());
    }

    private void gauge(String name, String help, ToDoubleFunction<ModelFigures> figure) {
        meters.gauge(
                name,
                help,
                models.all().values().stream()
                        .map(model -> value(model, figure))
                        .toList());
    }

    private static Meters.Value value(CommittedModel model, ToDoubleFunction<ModelFigures> figure) {
        return new Meters.Value(
                Tags.of("partition", Integer.toString(model.partition())), figure.applyAsDouble(model.figures()));
    }
}
