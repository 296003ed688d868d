package org.mmoestreams.model;

import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Task;

/** What a task's output is trained to make small, a row at a time. */
enum Loss {
    /** The log loss of the sigmoid of the output, a logit; beyond plus or minus 30 this is as sure as it gets. */
    BINARY_LOG_LOSS {
        @Override
        float bounded(float output) {
            return Math.max(-Network.LOGIT_BOUND, Math.min(Network.LOGIT_BOUND, output));
        }

        @Override
        float derivative(float output, float label) {
            return (float) Sigmoid.of(bounded(output)) - label;
        }
    },
    /**
     * The same, and a positive that was learnt as a negative before weighs 1 / (1 - p), where p is the model's present
     * probability and takes no gradient: the negative is undone by it, and one positive left.
     */
    CORRECTED_LOG_LOSS {
        @Override
        float bounded(float output) {
            return BINARY_LOG_LOSS.bounded(output);
        }

        @Override
        float derivative(float output, float label) {
            return BINARY_LOG_LOSS.derivative(output, label);
        }

        /** Of a positive p - 1, times 1 / (1 - p). */
        @Override
        float correction(float output, float label) {
            return label > 0 ? -1 : derivative(output, label);
        }
    },
    /** The same log loss, each row weighed by {@link FakeNegatives#weight}. */
    FAKE_NEGATIVE_WEIGHTED {
        @Override
        float bounded(float output) {
            return BINARY_LOG_LOSS.bounded(output);
        }

        @Override
        float derivative(float output, float label) {
            double probability = Sigmoid.of(bounded(output));
            return (float) (FakeNegatives.weight(probability, label > 0) * (probability - label));
        }
    },
    /** The log loss of whether a positive comes late: it is taken to be seldom so, until outcomes say otherwise. */
    DELAYED_POSITIVE {
        @Override
        float bounded(float output) {
            return BINARY_LOG_LOSS.bounded(output - START);
        }

        @Override
        float derivative(float output, float label) {
            return BINARY_LOG_LOSS.derivative(output - START, label);
        }
    },
    /** The log loss of whether a negative is a real one: it is taken to be mostly so, until outcomes say otherwise. */
    REAL_NEGATIVE {
        @Override
        float bounded(float output) {
            return BINARY_LOG_LOSS.bounded(output + START);
        }

        @Override
        float derivative(float output, float label) {
            return BINARY_LOG_LOSS.derivative(output + START, label);
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

    /** How far from even the odds of outcomes are before any is known: one in twenty. */
    private static final float START = 3f;

    /** The loss of a task of a spec. */
    static Loss of(Task task) {
        if (!task.isBinary()) {
            return SQUARED_ERROR;
        }
        Correction correction = task.attribution().correction();
        if (correction == null) {
            return BINARY_LOG_LOSS;
        }
        return switch (correction) {
            case IMPORTANCE_WEIGHT -> CORRECTED_LOG_LOSS;
            case FAKE_NEGATIVE_WEIGHTED -> FAKE_NEGATIVE_WEIGHTED;
            case FAKE_NEGATIVE_CALIBRATED, ELAPSED_TIME -> BINARY_LOG_LOSS;
        };
    }

    /** The output that counts. */
    abstract float bounded(float output);

    /** The loss's derivative by the output. */
    abstract float derivative(float output, float label);

    /** Whether {@link #correction} is another than {@link #derivative}. */
    boolean takesCorrections() {
        return this == CORRECTED_LOG_LOSS;
    }

    /** The derivative where a label of 1 was taken for 0 before. */
    float correction(float output, float label) {
        return derivative(output, label);
    }
}
