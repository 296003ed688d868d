package org.mmoestreams.workbench.batch;

import java.util.List;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.RowBatch;

/** Scores the rows of one pass, then learns them. For one use. */
final class PassLearning {

    private final Model model;
    private final RowReading reading;
    private final Tally running;
    private final Tally inferred;
    private final Clock total = new Clock();
    private final Clock training = new Clock();
    private final Clock scoring = new Clock();
    private int filled;

    /** @param running counts the rows of all passes, each as it was scored before its pass was learnt */
    PassLearning(Model model, RowReading reading, Tally running) {
        this.model = model;
        this.reading = reading;
        this.running = running;
        inferred = new Tally(model.learner().spec().tasks());
    }

    PassFigures run(Passes.Pass pass, int number, PassRules rules) {
        total.run(() -> {
            each(pass.rows(), true);
            for (int epoch = 0; epoch < rules.epochs(); epoch++) {
                each(pass.rows(), false);
            }
        });
        double reading = total.seconds() - training.seconds() - scoring.seconds();
        return new PassFigures(
                number,
                PassTraining.text(pass.firstTime()),
                PassTraining.text(pass.lastTime()),
                pass.rows().size(),
                inferred.figures(),
                running.figures(),
                model.saved().digest(),
                new Throughput(
                        (long) pass.rows().size() * rules.epochs(), reading, training.seconds(), scoring.seconds()));
    }

    private void each(List<Passes.Row> rows, boolean scored) {
        for (Passes.Row row : rows) {
            encode(reading.read(row.bytes(), row.position()), scored);
            if (filled == model.batch().capacity()) {
                close(scored);
            }
        }
        close(scored);
    }

    private void encode(Event event, boolean scored) {
        if (!event.values().isLabelled()) {
            return;
        }
        if (scored) {
            model.learner().encodeFrozen(event.values(), model.batch(), filled++);
        } else {
            model.learner().encode(event.values(), model.batch(), filled++);
        }
    }

    private void close(boolean scored) {
        if (filled == 0) {
            return;
        }
        if (scored) {
            scoring.run(this::score);
        } else {
            training.run(this::learn);
        }
        filled = 0;
    }

    private void score() {
        RowBatch batch = model.batch();
        model.learner().predict(batch, 0, filled);
        inferred.add(batch, filled);
        running.add(batch, filled);
    }

    private void learn() {
        OnlineLearner learner = model.learner();
        learner.predict(model.batch(), 0, filled);
        learner.learn(model.batch(), filled);
    }
}
