package org.mmoestreams.nn.layers;

/** A batch on its way through a batch normalisation: its values, its moments, and those that it was normalised by. */
final class NormalisedBatch {

    private final Tensor values;
    private final Channels channels;
    private final Pass pass;
    private final double[] means;
    private final double[] variances;
    private final double[] deviations;
    private long count;
    private boolean byOwn;
    private boolean learnt;

    private NormalisedBatch(Tensor values, Channels channels, Pass pass) {
        this.values = values;
        this.channels = channels;
        this.pass = pass;
        means = new double[channels.count()];
        variances = new double[channels.count()];
        deviations = new double[channels.count()];
    }

    /** Before the first pass. */
    static NormalisedBatch none() {
        return new NormalisedBatch(Tensor.zeros(0), new Channels(0, 1), Pass.predicting());
    }

    /** Takes the moments of the values that count; of a prediction none are needed. */
    static NormalisedBatch of(Tensor values, Channels channels, Pass pass) {
        NormalisedBatch batch = new NormalisedBatch(values, channels, pass);
        if (pass.training()) {
            batch.measure();
        }
        return batch;
    }

    Tensor values() {
        return values;
    }

    Channels channels() {
        return channels;
    }

    RowMask mask() {
        return pass.mask();
    }

    /** Without dimensions before the first pass. */
    long[] shape() {
        return channels.count() == 0 ? new long[0] : values.shape();
    }

    /**
     * Normalises the values where they are.
     *
     * @param own by the batch's moments, else by the running ones
     */
    void normalise(boolean own, RunningMoments running, double epsilon) {
        byOwn = own;
        for (int channel = 0; channel < channels.count(); channel++) {
            double variance = own ? variances[channel] : running.variance(channel);
            deviations[channel] = Math.sqrt(variance + epsilon);
        }
        float[] all = values.values();
        for (int i = 0; i < all.length; i++) {
            int channel = channels.of(i);
            double mean = own ? means[channel] : running.mean(channel);
            all[i] = counts(i) ? (float) ((all[i] - mean) / deviations[channel]) : 0;
        }
    }

    /** The gradients by the inputs, from those by the normalised values, which are 0 where a row does not count. */
    Tensor backward(Tensor gradients) {
        float[] y = values.values();
        float[] by = gradients.values();
        double[] sums = new double[channels.count()];
        double[] products = new double[channels.count()];
        for (int i = 0; byOwn && i < by.length; i++) {
            sums[channels.of(i)] += by[i];
            products[channels.of(i)] += (double) by[i] * y[i];
        }
        float[] byInputs = new float[by.length];
        for (int i = 0; i < by.length; i++) {
            int channel = channels.of(i);
            double through = byOwn ? (sums[channel] + y[i] * products[channel]) / count : 0;
            byInputs[i] = counts(i) ? (float) ((by[i] - through) / deviations[channel]) : 0;
        }
        return Tensor.of(byInputs, gradients.shape());
    }

    /** Takes a training step's moments in, once. */
    void learn(RunningMoments running) {
        if (pass.training() && !learnt) {
            running.learn(means, variances, count);
            learnt = true;
        }
    }

    private void measure() {
        float[] all = values.values();
        long counted = 0;
        for (int i = 0; i < all.length; i++) {
            if (counts(i)) {
                means[channels.of(i)] += all[i];
                counted++;
            }
        }
        count = counted / channels.count();
        for (int channel = 0; channel < means.length; channel++) {
            means[channel] /= Math.max(1, count);
        }
        for (int i = 0; i < all.length; i++) {
            if (counts(i)) {
                double away = all[i] - means[channels.of(i)];
                variances[channels.of(i)] += away * away / count;
            }
        }
    }

    private boolean counts(int index) {
        return pass.mask().counts(index, values.values().length);
    }
}
