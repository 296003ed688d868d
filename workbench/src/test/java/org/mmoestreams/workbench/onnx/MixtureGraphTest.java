package org.mmoestreams.workbench.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.MixtureShape;
import org.mmoestreams.workbench.graph.Constant;
import org.mmoestreams.workbench.graph.ElementType;
import org.mmoestreams.workbench.graph.GraphBuilder;
import org.mmoestreams.workbench.graph.OnnxModel;
import org.mmoestreams.workbench.graph.OnnxRuntime;
import org.mmoestreams.workbench.graph.Operations;
import org.mmoestreams.workbench.graph.Port;
import org.mmoestreams.workbench.graph.Value;

class MixtureGraphTest {

    /**
     * Three inputs, two experts of two units, two tasks. Weights by formulas, outputs computed apart from this project
     * with NumPy.
     */
    @Test
    void givesTheGoldenOutputsOfKerasMmoe() throws Exception {
        float[] kernel = new float[3 * 8];
        float[] biases = new float[8];
        for (int expert = 0; expert < 2; expert++) {
            for (int unit = 0; unit < 2; unit++) {
                for (int i = 0; i < 3; i++) {
                    kernel[i * 8 + expert * 2 + unit] = ((i + 1) * (unit + 1) - 2 * (expert + 1)) / 10f;
                }
                biases[expert * 2 + unit] = 0.1f * (unit - expert);
            }
            for (int task = 0; task < 2; task++) {
                for (int i = 0; i < 3; i++) {
                    kernel[i * 8 + 4 + task * 2 + expert] = (i - expert + task) / 10f;
                }
                biases[4 + task * 2 + expert] = 0.05f * expert * (task + 1);
            }
        }
        Operations ops = new Operations(new GraphBuilder());
        Value x = ops.graph().input(new Port("x", ElementType.FLOAT, List.of("batch", "inputs"), "rows"));
        Value linear =
                ops.dense(x, ops.constant(Constant.floats(kernel, 3, 8)), ops.constant(Constant.floats(biases, 8)));
        List<Value> mixed = new MixtureGraph(ops, MixtureShape.full(2, 2, 2)).mixed(linear);
        for (int task = 0; task < 2; task++) {
            ops.graph()
                    .output(
                            new Port("task" + task, ElementType.FLOAT, List.of("batch", "units"), "mixture"),
                            mixed.get(task));
        }
        try (OnnxRuntime runtime = new OnnxRuntime(new OnnxModel(ops.graph().build(), new TreeMap<>()))) {
            Map<String, Object> outputs = runtime.run(Map.of("x", new float[][] {{1, 2, 3}, {-1, 0.5f, 2}}));
            assertRows(outputs.get("task0"), new double[][] {
                {0.12682711820216017, 1.2243762683140411}, {0.157493756243682, 0.8099916749915759}
            });
            assertRows(outputs.get("task1"), new double[][] {
                {0.1244918662403709, 1.2091971305624107}, {0.1537492189452631, 0.8049989585936842}
            });
        }
    }

    private static void assertRows(Object output, double[][] expected) {
        float[][] rows = (float[][]) output;
        for (int row = 0; row < expected.length; row++) {
            for (int unit = 0; unit < 2; unit++) {
                assertThat((double) rows[row][unit]).isCloseTo(expected[row][unit], within(3e-7));
            }
        }
    }
}
