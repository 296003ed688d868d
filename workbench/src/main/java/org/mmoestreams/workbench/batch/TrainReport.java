package org.mmoestreams.workbench.batch;

import java.util.List;

/**
 * A training as {@code --report} has it.
 *
 * @param rows how many rows there were
 * @param readSeconds how long they took to read and encode
 * @param epochs what came of each epoch
 * @param best the epoch of the best model; 0 where there is none
 * @param digest of the best model; null where there is none
 */
public record TrainReport(RowCounts rows, double readSeconds, List<EpochFigures> epochs, int best, String digest) {}
