package org.mmoestreams.nn;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.mmoestreams.checks.Checks.atLeast;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A row-major matrix of floats in native memory, for those who measure how fast OpenBLAS multiplies. Call
 * {@link NativeRuntime#start} before; {@link #close()} gives the memory back.
 */
public final class DenseMatrix implements AutoCloseable {

    private final int rows;
    private final int columns;
    private final FloatPointer pointer;

    private DenseMatrix(int rows, int columns, FloatPointer pointer) {
        this.rows = rows;
        this.columns = columns;
        this.pointer = pointer;
    }

    /**
     * A matrix with small numbers of either sign, the same ones each time: the one at place {@code i}, row after row,
     * is {@code (i mod 17 - 8) / 64}.
     *
     * @param rows at least 1, as the columns
     */
    public static DenseMatrix filled(int rows, int columns) {
        atLeast("rows", rows, 1);
        atLeast("columns", columns, 1);
        float[] values = new float[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 17 - 8) / 64f;
        }
        return new DenseMatrix(rows, columns, new FloatPointer(values));
    }

    /** Becomes {@code a b}; the shapes have to fit, which is not checked. */
    public void product(DenseMatrix a, DenseMatrix b) {
        multiply(CblasNoTrans, a, CblasNoTrans, b, a.columns);
    }

    /** Becomes {@code a} transposed times {@code b}; the shapes have to fit, which is not checked. */
    public void productOfTransposed(DenseMatrix a, DenseMatrix b) {
        multiply(CblasTrans, a, CblasNoTrans, b, a.rows);
    }

    /** Becomes {@code a} times {@code b} transposed; the shapes have to fit, which is not checked. */
    public void productWithTransposed(DenseMatrix a, DenseMatrix b) {
        multiply(CblasNoTrans, a, CblasTrans, b, a.columns);
    }

    /** A number of it; rows and columns count from 0. */
    public float get(int row, int column) {
        return pointer.get((long) row * columns + column);
    }

    @Override
    public void close() {
        pointer.close();
    }

    private void multiply(int ofA, DenseMatrix a, int ofB, DenseMatrix b, int inner) {
        cblas_sgemm(
                CblasRowMajor,
                ofA,
                ofB,
                rows,
                columns,
                inner,
                1,
                a.pointer,
                a.columns,
                b.pointer,
                b.columns,
                0,
                pointer,
                columns);
    }
}
