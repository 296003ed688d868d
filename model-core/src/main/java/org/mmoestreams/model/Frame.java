package org.mmoestreams.model;

import static org.mmoestreams.model.NetworkSettings.EMBEDDING_WIDTH;
import static org.mmoestreams.model.NetworkSettings.TOWER_UNITS;
import static org.mmoestreams.model.NetworkSettings.WIDE;

import java.util.List;
import org.mmoestreams.settings.Choices;
import org.mmoestreams.settings.Setting;

/**
 * What every network has around what makes it the one that it is: embeddings below, towers above, wide weights beside
 * (Cheng et al.: Wide and Deep Learning for Recommender Systems, DLRS 2016).
 *
 * @param towerUnits ReLU units in the hidden layer of each task's tower, 1 to 1024
 * @param embeddingWidth width of the embedding of each nominal or bucketised field, 1 to 256
 * @param wide whether each embedded value also adds a weight of its own to each task's output, beside its embedding
 */
public record Frame(int towerUnits, int embeddingWidth, boolean wide) {

    /** What can be set of it. */
    static final List<Setting<?>> SETTINGS = List.of(TOWER_UNITS, EMBEDDING_WIDTH, WIDE);

    /** Checks the ranges. */
    public Frame {
        TOWER_UNITS.checked(towerUnits);
        EMBEDDING_WIDTH.checked(embeddingWidth);
    }

    /** As it was chosen. */
    static Frame of(Choices chosen) {
        return new Frame(chosen.of(TOWER_UNITS), chosen.of(EMBEDDING_WIDTH), chosen.of(WIDE));
    }
}
