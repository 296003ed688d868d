package org.mmoestreams.workbench.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {

    private final Operations ops = new Operations(new GraphBuilder());

    @Test
    void keepsEqualConstantsOnce() {
        assertThat(ops.number(2)).isEqualTo(ops.number(2)).isNotEqualTo(ops.number(3));
        assertThat(ops.single(2)).isNotEqualTo(ops.number(2));
        assertThat(ops.constant(Constant.list(2))).isNotEqualTo(ops.whole(2));
        assertThat(ops.graph().build().constants()).hasSize(5);
    }

    @Test
    void refusesNamesThatAreTakenOrItsOwn() {
        ops.graph().input(port("x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ops.graph().output(port("x"), ops.number(1)))
                .withMessage(
                        "name: x (expected: one that no other input or output has, and that does not begin with /)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ops.graph().input(port("/Add_0")))
                .withMessageStartingWith("name: /Add_0 (expected: ");
    }

    @Test
    void refusesConstantsThatAreNotAsManyAsTheirShapeHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constant.floats(new float[5], 2, 3))
                .withMessage("constant: 20 bytes (expected: 6 elements of 4 bytes, as shape [2, 3] has)");
    }

    @Test
    void givesTheSameBytesForTheSameGraph() throws Exception {
        assertThat(model().toBytes()).isEqualTo(model().toBytes());
        try (OnnxRuntime runtime = new OnnxRuntime(model())) {
            assertThat(runtime.session().getInputNames()).containsExactly("x");
            double[] doubled =
                    (double[]) runtime.run(Map.of("x", new double[] {1, -2.5})).get("y");
            assertThat(doubled).containsExactly(2, -5);
        }
    }

    private static OnnxModel model() {
        Operations made = new Operations(new GraphBuilder());
        Value x = made.graph().input(port("x"));
        made.graph().output(port("y"), made.of("Mul", x, made.number(2)));
        return new OnnxModel(made.graph().build(), new TreeMap<>(Map.of("b", "2", "a", "1")));
    }

    private static Port port(String name) {
        return new Port(name, ElementType.DOUBLE, List.of("batch"), "a number");
    }
}
