package org.mmoestreams.workbench.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.Buckets;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.NumberRows;
import org.mmoestreams.features.Scale;

class BucketEdgesTest {

    @ParameterizedTest
    @EnumSource(Scale.class)
    void areTheLeastNumbersOfTheEncodersBuckets(Scale scale) {
        ContinuousField field = new ContinuousField("gain", new Buckets(3, null, 900), scale, null, null);
        NumberRows rows = new NumberRows(field);
        double[] edges = BucketEdges.of(field);
        assertThat(edges).hasSize(field.buckets().last() + 2).isSorted().endsWith(Double.POSITIVE_INFINITY);
        for (int bucket = 1; bucket < edges.length - 1; bucket++) {
            double edge = edges[bucket];
            assertThat(rows.row(edge, rows.number(edge))).isEqualTo(Buckets.FIRST + bucket);
            double below = Math.nextDown(edge);
            assertThat(rows.row(below, rows.number(below))).isEqualTo(Buckets.FIRST + bucket - 1);
        }
    }
}
