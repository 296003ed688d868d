package org.mmoestreams.model;

import static org.mmoestreams.checks.Checks.between;

/**
 * The shape of the network.
 *
 * @param experts how many experts all tasks share, 1 to 256
 * @param expertUnits ReLU units of each expert, 1 to 1024
 * @param towerUnits ReLU units in the hidden layer of each task's tower, 1 to 1024
 * @param embeddingWidth width of the embedding of each nominal or bucketised field, 1 to 256
 * @param wide whether each embedded value also adds a weight of its own to each task's output, beside its embedding
 *     (Cheng et al.: Wide and Deep Learning for Recommender Systems, DLRS 2016)
 */
public record Architecture(int experts, int expertUnits, int towerUnits, int embeddingWidth, boolean wide) {

    /** Checks the ranges. */
    public Architecture {
        between("model.experts", experts, 1, 256);
        between("model.expert-units", expertUnits, 1, 1024);
        between("model.tower-units", towerUnits, 1, 1024);
        between("model.embedding-width", embeddingWidth, 1, 256);
    }

    /** Eight experts of 16, towers of 8, embeddings of 8, with wide weights. */
    public static Architecture standard() {
        return new Architecture(8, 16, 8, 8, true);
    }
}
