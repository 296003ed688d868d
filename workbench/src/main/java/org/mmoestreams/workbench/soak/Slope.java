package org.mmoestreams.workbench.soak;

/**
 * The common slope of several series by least squares, each series with a level of its own: what is left of a trend
 * when a process starts again and again.
 */
final class Slope {

    private double sumXy;
    private double sumXx;

    /** Takes a series; fewer than two points tell nothing. */
    void add(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        for (int i = 0; i < x.length; i++) {
            sumXy += (x[i] - meanX) * (y[i] - meanY);
            sumXx += (x[i] - meanX) * (x[i] - meanX);
        }
    }

    /** y per x; NaN when no series has two different x. */
    double value() {
        return sumXx == 0 ? Double.NaN : sumXy / sumXx;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
