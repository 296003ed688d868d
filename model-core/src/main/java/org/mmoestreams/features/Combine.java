package org.mmoestreams.features;

/** How the embeddings of the values of a multi-valued field become one. */
public enum Combine {
    /** Their sum. */
    SUM,
    /** Their mean. */
    MEAN
}
