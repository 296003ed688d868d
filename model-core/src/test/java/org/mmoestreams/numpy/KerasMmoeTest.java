package org.mmoestreams.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Start;
import org.mmoestreams.nn.layers.Activation;
import org.mmoestreams.nn.layers.DenseConfig;
import org.mmoestreams.nn.layers.MMoE;
import org.mmoestreams.nn.layers.MMoEConfig;
import org.mmoestreams.nn.layers.Pass;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.Optimizers;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class KerasMmoeTest {

    private final Start start = new Start(new Initializer(5), Optimizers.of(Adagrad.KIND.standard()));

    @TempDir
    private Path folder;

    /** The weights are given by formulas; the outputs were computed apart from this project with NumPy. */
    @Test
    void givesTheGoldenOutputsOfWeightsFromAFile() {
        Path file = folder.resolve("weights.npz");
        Npz.write(file, golden());
        MMoE layer = MMoE.of("mixture", 3, MMoEConfig.of(2, 2, 2), start);
        KerasMmoe.load(Npz.read(file), layer);
        INDArray rows = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {-1, 0.5f, 2}});
        List<INDArray> outputs = layer.forward(rows, Pass.predicting());
        assertRows(outputs.get(0), 0.12682711820216017, 1.2243762683140411, 0.157493756243682, 0.8099916749915759);
        assertRows(outputs.get(1), 0.1244918662403709, 1.2091971305624107, 0.1537492189452631, 0.8049989585936842);
        layer.close();
    }

    @Test
    void writesWhatItReads() {
        MMoE layer = MMoE.of("a.experts.0.kernel", 5, MMoEConfig.of(3, 4, 2), start);
        MMoE other = MMoE.of("other", 5, MMoEConfig.of(3, 4, 2), start);
        Path file = folder.resolve("weights.npz");
        Npz.write(file, KerasMmoe.arrays(layer));
        KerasMmoe.load(Npz.read(file), other);
        for (int i = 0; i < layer.weights().size(); i++) {
            assertThat(other.weights().get(i).values())
                    .containsExactly(layer.weights().get(i).values());
        }
        assertThat(KerasMmoe.arrays(other).keySet())
                .containsExactly(
                        "expert_bias",
                        "expert_kernel",
                        "gate_bias_task_0",
                        "gate_bias_task_1",
                        "gate_kernel_task_0",
                        "gate_kernel_task_1");
        assertThat(KerasMmoe.arrays(other).get("expert_kernel").shape()).containsExactly(5, 3, 4);
    }

    @Test
    void leavesOutTheBiasesThatALayerHasNot() {
        MMoEConfig config = MMoEConfig.of(2, 2, 1)
                .withExpert(DenseConfig.of(2, Activation.relu()).withoutBias())
                .withGate(DenseConfig.of(2, Activation.softmax()).withoutBias());
        assertThat(KerasMmoe.arrays(MMoE.of("mixture", 3, config, start)).keySet())
                .containsExactly("expert_kernel", "gate_kernel_task_0");
    }

    @Test
    void changesNothingWhereSomethingDoesNotFit() {
        MMoE layer = MMoE.of("mixture", 3, MMoEConfig.of(2, 2, 2), start);
        float[] before = layer.weights().get(0).values().clone();
        SortedMap<String, NumpyArray> other = golden();
        other.put("gate_bias_task_1", NumpyArray.of(new float[3], List.of(3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KerasMmoe.load(other, layer))
                .withMessage("gate_bias_task_1: shape [3] (expected: shape [2], that of mixture.gates.1.0.bias)");
        other.remove("gate_bias_task_1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KerasMmoe.load(other, layer))
                .withMessageStartingWith("arrays: [expert_bias, ")
                .withMessageContaining("expected: those of the layer, [expert_bias, ");
        assertThat(layer.weights().get(0).values()).containsExactly(before);
    }

    @Test
    void refusesExpertsOfSeveralLayers() {
        MMoEConfig config = MMoEConfig.of(2, 2, 1)
                .withExpert(DenseConfig.of(4, Activation.relu()), DenseConfig.of(2, Activation.relu()));
        MMoE deep = MMoE.of("mixture", 3, config, start);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KerasMmoe.arrays(deep))
                .withMessageContaining("mixture.experts.1.kernel (expected: those of one dense layer");
    }

    private static SortedMap<String, NumpyArray> golden() {
        float[] kernel = new float[12];
        float[] bias = new float[4];
        SortedMap<String, NumpyArray> arrays = new TreeMap<>();
        for (int unit = 0; unit < 2; unit++) {
            for (int expert = 0; expert < 2; expert++) {
                for (int i = 0; i < 3; i++) {
                    kernel[(i * 2 + unit) * 2 + expert] = ((i + 1) * (unit + 1) - 2 * (expert + 1)) / 10f;
                }
                bias[unit * 2 + expert] = 0.1f * (unit - expert);
            }
        }
        arrays.put("expert_kernel", NumpyArray.of(kernel, List.of(3, 2, 2)));
        arrays.put("expert_bias", NumpyArray.of(bias, List.of(2, 2)));
        for (int task = 0; task < 2; task++) {
            float[] gate = new float[6];
            for (int i = 0; i < 6; i++) {
                gate[i] = (i / 2 - i % 2 + task) / 10f;
            }
            arrays.put("gate_kernel_task_" + task, NumpyArray.of(gate, List.of(3, 2)));
            arrays.put("gate_bias_task_" + task, NumpyArray.of(new float[] {0, 0.05f * (task + 1)}, List.of(2)));
        }
        return arrays;
    }

    private static void assertRows(INDArray output, double... expected) {
        float[] values = output.data().asFloat();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected[i], within(3e-7));
        }
    }
}
