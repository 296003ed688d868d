package org.mmoestreams.optim;

/** What a parameter is for: parameters of one group have one update rule. */
public enum ParameterGroup {
    /** A weight per embedded value and task; few rows touch each of them. */
    WIDE,
    /** Embeddings; few rows touch each of them. */
    EMBEDDINGS,
    /** Weights that every row touches. */
    DENSE
}
