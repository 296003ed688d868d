package org.mmoestreams.nn.layers;

/**
 * The shapes of an affine map's weights: as matrices, a kernel {@code [inputs, outputs]} and a bias {@code [outputs]}.
 *
 * @param kernel dimensions of the inputs, then those of the outputs
 * @param bias dimensions of the outputs
 */
record AffineShape(WeightShape kernel, WeightShape bias) {

    /** Of a plain kernel {@code [inputs, units]}. */
    static AffineShape of(int inputs, int units) {
        return new AffineShape(WeightShape.of(inputs, units), WeightShape.of(units));
    }

    /** Of experts: {@code [inputs, units, experts]}, drawn one by one. */
    static AffineShape ofExperts(int inputs, int units, int experts) {
        return new AffineShape(
                WeightShape.of(inputs, units, experts).ofPieces(inputs, units),
                WeightShape.of(units, experts).ofPieces(units));
    }

    int inputs() {
        return kernel.length() / bias.length();
    }

    int outputs() {
        return bias.length();
    }

    /** How many pieces, such as experts, outputs are of. */
    int pieces() {
        return bias.pieces();
    }
}
