package org.mmoestreams.nn.layers;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Products of matrices by ND4J. */
final class Products {

    private Products() {}

    /** {@code a} times {@code b}. */
    static Tensor of(Tensor a, Tensor b) {
        return product(a, b, Form.PLAIN);
    }

    /** The transpose of {@code a}, times {@code b}. */
    static Tensor ofTransposed(Tensor a, Tensor b) {
        return product(a, b, Form.FIRST_TRANSPOSED);
    }

    /** {@code a} times the transpose of {@code b}. */
    static Tensor byTransposed(Tensor a, Tensor b) {
        return product(a, b, Form.SECOND_TRANSPOSED);
    }

    private static Tensor product(Tensor a, Tensor b, Form form) {
        long rows = a.size(form == Form.FIRST_TRANSPOSED ? 1 : 0);
        long columns = b.size(form == Form.SECOND_TRANSPOSED ? 0 : 1);
        if (a.values().length == 0 || b.values().length == 0) {
            return Tensor.zeros(rows, columns);
        }
        try (INDArray first = a.array();
                INDArray second = b.array();
                INDArray product = form.apply(first, second)) {
            return Tensor.of(product);
        }
    }

    private enum Form {
        PLAIN,
        FIRST_TRANSPOSED,
        SECOND_TRANSPOSED;

        INDArray apply(INDArray first, INDArray second) {
            return switch (this) {
                case PLAIN -> first.mmul(second);
                case FIRST_TRANSPOSED -> first.transpose().mmul(second);
                case SECOND_TRANSPOSED -> first.mmul(second.transpose());
            };
        }
    }
}
