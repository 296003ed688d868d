package org.mmoestreams.nn;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.ParameterGroup;

/**
 * What an embedded value has: its row of the embeddings, and its row of the wide weights, which are as many as the
 * shape says.
 *
 * @param embeddings enter the network
 * @param wide are added to the tasks' outputs
 */
record RowTables(RowTable embeddings, RowTable wide) {

    /** Seeded embeddings, and wide weights of zero. */
    static RowTables of(LinearShape shape, Start start) {
        Optimizers optimizers = start.optimizers();
        int rows = shape.in().tableRows();
        return new RowTables(
                RowTable.embeddings(rows, shape.width(), start.initializer(), optimizers.of(ParameterGroup.EMBEDDINGS)),
                RowTable.wide(rows, shape.wide(), optimizers.of(ParameterGroup.WIDE)));
    }

    /** The parameters of both. */
    List<Parameter> parameters() {
        return Stream.of(embeddings.parameter(), wide.parameter())
                .flatMap(Optional::stream)
                .toList();
    }
}
