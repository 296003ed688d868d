package org.mmoestreams.optim;

import java.util.List;

/**
 * Steps by the decayed mean of the gradients over the root of their decayed mean square, both corrected for starting at zero
 * (Kingma, Ba, ICLR 2015). Weights that a step does not touch keep their moments ("lazy" Adam).
 */
final class Adam implements Optimizer {

    private final double learningRate;
    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private float stepSize;
    private float secondCorrection;

    Adam(OptimizerConfig config) {
        learningRate = config.learningRate();
        beta1 = config.beta1();
        beta2 = config.beta2();
        epsilon = (float) config.epsilon();
    }

    @Override
    public List<String> slots() {
        return List.of("first-moment", "second-moment");
    }

    @Override
    public float initialValue(int slot) {
        return 0;
    }

    @Override
    public void begin(long step) {
        stepSize = (float) (learningRate / (1 - StrictMath.pow(beta1, (double) step)));
        secondCorrection = (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(beta2, (double) step)));
    }

    @Override
    public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
        float[] first = slots[0];
        float[] second = slots[1];
        float keep1 = (float) beta1;
        float keep2 = (float) beta2;
        float take1 = (float) (1 - beta1);
        float take2 = (float) (1 - beta2);
        for (int i = from; i < to; i++) {
            float g = gradients[i];
            float m = keep1 * first[i] + take1 * g;
            float v = keep2 * second[i] + take2 * g * g;
            first[i] = m;
            second[i] = v;
            weights[i] -= stepSize * m / ((float) Math.sqrt(v) * secondCorrection + epsilon);
        }
    }
}
