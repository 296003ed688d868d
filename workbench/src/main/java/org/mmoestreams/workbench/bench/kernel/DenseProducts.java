package org.mmoestreams.workbench.bench.kernel;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * What a model that multiplies its whole batch cannot do without: the products of batch and weights, forward, by
 * weights and by inputs, in OpenBLAS on native buffers that stay where they are.
 */
final class DenseProducts implements AutoCloseable {

    private final int rows;
    private final int inputs;
    private final int outputs;
    private final FloatPointer x;
    private final FloatPointer w;
    private final FloatPointer z;
    private final FloatPointer byWeights;
    private final FloatPointer byInputs;

    DenseProducts(int rows, int inputs, int outputs) {
        this.rows = rows;
        this.inputs = inputs;
        this.outputs = outputs;
        x = buffer(rows * inputs);
        w = buffer(inputs * outputs);
        z = buffer(rows * outputs);
        byWeights = buffer(inputs * outputs);
        byInputs = buffer(rows * inputs);
    }

    /** Multiplies once, forward and backward. */
    void multiply() {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                rows,
                outputs,
                inputs,
                1,
                x,
                inputs,
                w,
                outputs,
                0,
                z,
                outputs);
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                inputs,
                outputs,
                rows,
                1,
                x,
                inputs,
                z,
                outputs,
                0,
                byWeights,
                outputs);
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                rows,
                inputs,
                outputs,
                1,
                z,
                outputs,
                w,
                outputs,
                0,
                byInputs,
                inputs);
    }

    /** An element of the first product. */
    float first() {
        return z.get(0);
    }

    @Override
    public void close() {
        x.close();
        w.close();
        z.close();
        byWeights.close();
        byInputs.close();
    }

    private static FloatPointer buffer(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (i % 17 - 8) / 64f;
        }
        return new FloatPointer(values);
    }
}
