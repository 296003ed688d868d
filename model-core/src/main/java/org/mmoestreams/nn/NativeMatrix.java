package org.mmoestreams.nn;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A row-major float matrix in an ND4J array. Products go to the OpenBLAS that ND4J brings, by the addresses of the
 * arrays: ND4J's own call leaves about 5 KB of garbage, this one leaves none. Allocated once; {@link #close()} gives
 * the memory back.
 */
final class NativeMatrix implements AutoCloseable {

    private final int columns;
    private final INDArray array;
    private final FloatPointer pointer;
    private final FloatBuffer buffer;
    private boolean closed;

    NativeMatrix(int rows, int columns) {
        this.columns = columns;
        array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'c');
        pointer = new FloatPointer((FloatPointer) array.data().addressPointer());
        pointer.capacity((long) rows * columns);
        buffer = pointer.asBuffer();
    }

    /** Lets the next product begin at this row. */
    NativeMatrix at(int row) {
        checkOpen();
        pointer.position((long) row * columns);
        return this;
    }

    /** Copies the first {@code columns} values into a row. */
    void putRow(int row, float[] values) {
        put(row * columns, values, 0, columns);
    }

    /** Copies {@code length} values into the matrix, whose floats count row after row. */
    void put(int at, float[] values, int from, int length) {
        checkOpen();
        buffer.put(at, values, from, length);
    }

    /** Copies the first {@code length} values of the matrix, row after row. */
    void get(float[] values, int length) {
        checkOpen();
        buffer.get(0, values, 0, length);
    }

    /** Sets {@code rows x columns} of this matrix to those of {@code a} times the transpose of those of {@code b}. */
    void product(NativeMatrix a, NativeMatrix b, int rows, int columns, int inner) {
        checkOpen();
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                rows,
                columns,
                inner,
                1f,
                a.pointer,
                a.columns,
                b.pointer,
                b.columns,
                0f,
                pointer,
                this.columns);
    }

    @Override
    public void close() {
        closed = true;
        array.close();
    }

    /** What was given back may be another's by now. */
    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("model: closed (expected: no use after close())");
        }
    }
}
