package org.mmoestreams.model;

import org.mmoestreams.features.Task;

/** What a task's output is trained to make small, a row at a time. */
enum Loss {
    /** The log loss of the sigmoid of the output, a logit; beyond plus or minus 30 this is as sure as it gets. */
    BINARY_LOG_LOSS {
        @Override
        float bounded(float output) {
            return Math.max(-LOGIT_BOUND, Math.min(LOGIT_BOUND, output));
        }

        @Override
        float derivative(float output, float label) {
            return (float) Sigmoid.of(bounded(output)) - label;
        }
    },
    /** Half the squared error of the output, a standardised value. */
    SQUARED_ERROR {
        @Override
        float bounded(float output) {
            return output;
        }

        @Override
        float derivative(float output, float label) {
            return output - label;
        }
    };

    private static final float LOGIT_BOUND = 30f;

    /** The loss of a task. */
    static Loss of(Task task) {
        return task.isBinary() ? BINARY_LOG_LOSS : SQUARED_ERROR;
    }

    /** The output that counts. */
    abstract float bounded(float output);

    /** The loss's derivative by the output. */
    abstract float derivative(float output, float label);
}
