package org.mmoestreams.model;

import org.mmoestreams.features.FeatureSpec;

/**
 * The sizes of a model as the oracle counts them: biases are no inputs.
 *
 * @param tableRows rows of the embedding table
 * @param fields embedded fields
 * @param numbers standardised numbers
 * @param tasks tasks
 * @param architecture the rest
 */
record OracleSizes(int tableRows, int fields, int numbers, int tasks, MmoeArchitecture architecture) {

    static OracleSizes of(FeatureSpec spec, int tableRows, MmoeArchitecture architecture) {
        return new OracleSizes(
                tableRows,
                spec.features().singleValued() + spec.features().multiValued().size(),
                spec.continuous().size(),
                spec.networkTasks().size(),
                architecture);
    }

    int inputs() {
        return fields * width() + numbers;
    }

    int width() {
        return architecture.frame().embeddingWidth();
    }

    int experts() {
        return architecture.experts();
    }

    int units() {
        return architecture.expertUnits();
    }

    int hidden() {
        return architecture.frame().towerUnits();
    }

    int wideWeights() {
        return architecture.frame().wide() ? tasks : 0;
    }
}
