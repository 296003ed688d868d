package org.mmoestreams.app.metrics;

import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.Chunked;

/**
 * A metric over all rows since it was first measured, whose state is kept as chunks of its {@link #name}. One that
 * finds none starts from no rows, and the rows that it reports with its figures say so.
 */
interface TotalMetric extends TaskMetric, Chunked {

    @Override
    default Collection<String> chunkNames() {
        return List.of(name());
    }
}
