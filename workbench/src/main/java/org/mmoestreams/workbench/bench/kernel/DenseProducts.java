package org.mmoestreams.workbench.bench.kernel;

import org.mmoestreams.nn.DenseMatrix;

/**
 * What a model that multiplies its whole batch cannot do without: the products of batch and weights, forward, by
 * weights and by inputs, in OpenBLAS on native buffers that stay where they are.
 */
final class DenseProducts implements AutoCloseable {

    private final DenseMatrix x;
    private final DenseMatrix w;
    private final DenseMatrix z;
    private final DenseMatrix byWeights;
    private final DenseMatrix byInputs;

    DenseProducts(int rows, int inputs, int outputs) {
        x = DenseMatrix.filled(rows, inputs);
        w = DenseMatrix.filled(inputs, outputs);
        z = DenseMatrix.filled(rows, outputs);
        byWeights = DenseMatrix.filled(inputs, outputs);
        byInputs = DenseMatrix.filled(rows, inputs);
    }

    /** Multiplies once, forward and backward. */
    void multiply() {
        z.product(x, w);
        byWeights.productOfTransposed(x, z);
        byInputs.productWithTransposed(z, w);
    }

    /** An element of the first product. */
    float first() {
        return z.get(0, 0);
    }

    @Override
    public void close() {
        x.close();
        w.close();
        z.close();
        byWeights.close();
        byInputs.close();
    }
}
