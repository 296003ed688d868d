package org.mmoestreams.nn;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A float matrix in native memory that Java arrays are copied to and from. It is column-major, so a row-major Java array of
 * {@code [columns][rows]} has the same bytes. Allocated once; {@link #close()} gives the memory back.
 */
final class NativeMatrix implements AutoCloseable {

    private final INDArray array;
    private final FloatPointer pointer;

    NativeMatrix(int rows, int columns) {
        array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
        pointer = (FloatPointer) array.data().addressPointer();
    }

    /** Copies {@code values}, row-major {@code [columns][rows]}, into the matrix. */
    void put(float[] values) {
        pointer.put(values, 0, values.length);
    }

    /** Copies the matrix into {@code values}, row-major {@code [columns][rows]}. */
    void get(float[] values) {
        pointer.get(values, 0, values.length);
    }

    /** Sets the matrix to the product of {@code a} and {@code b}, each transposed on demand. */
    void product(NativeMatrix a, boolean transposeA, NativeMatrix b, boolean transposeB) {
        Nd4j.getBlasWrapper().level3().gemm(a.array, b.array, array, transposeA, transposeB, 1.0, 0.0);
    }

    /** The sum of the elements' absolute values, not finite where an element is not; one native pass. */
    double absoluteSum() {
        return Nd4j.getBlasWrapper().level1().asum(array);
    }

    @Override
    public void close() {
        array.close();
    }
}
