package org.mmoestreams.nn;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;

/**
 * What an embedded value has: its row of the embeddings, and its row of the wide weights, which are as many as the
 * shape says.
 *
 * @param embeddings enter the network
 * @param wide are added to the tasks' outputs
 * @param owner the task whose alone they are; empty: all tasks share the embeddings, and each has a wide weight
 */
record RowTables(RowTable embeddings, RowTable wide, Optional<OneTask> owner) {

    /** Seeded embeddings, and wide weights of zero. */
    static RowTables of(LinearShape shape, Start start, Optional<OneTask> owner) {
        Optimizers optimizers = start.optimizers();
        int rows = shape.in().tableRows();
        String suffix = owner.map(task -> "." + task.name()).orElse("");
        String name = "embeddings" + suffix;
        Optimizer ofEmbeddings = optimizers.of(ParameterGroup.EMBEDDINGS);
        RowTable embeddings = shape.in().rowsRestart()
                ? RowTable.embeddingsThatRestart(name, rows, shape.width(), start.initializer(), ofEmbeddings)
                : RowTable.embeddings(name, rows, shape.width(), start.initializer(), ofEmbeddings);
        RowTable wide = RowTable.wide("wide" + suffix, rows, shape.wide(), optimizers.of(ParameterGroup.WIDE));
        return new RowTables(embeddings, wide, owner);
    }

    /** Puts rows of both back to where they started; no weight that this put is beyond plus or minus the result. */
    float restartRows(int[] rows) {
        return Math.max(embeddings.restartRows(rows), wide.restartRows(rows));
    }

    /** The parameters of both. */
    List<Parameter> parameters() {
        return Stream.of(embeddings.parameter(), wide.parameter())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Puts what is a task's alone back to where it started. */
    void restart(int task) {
        if (owner.isEmpty()) {
            wide.restart(task);
        } else if (owner.get().number() == task) {
            embeddings.restart();
            wide.restart();
        }
    }
}
