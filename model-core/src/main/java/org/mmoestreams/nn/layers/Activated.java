package org.mmoestreams.nn.layers;

import java.util.Optional;

/**
 * What becomes of a layer's linear outputs: activation, mask, and the penalty on their size, which is that of a batch
 * over the number of examples that count.
 */
public final class Activated {

    private final Activation activation;
    private final Regularizer activity;
    private Optional<State> last = Optional.empty();

    /**
     * Before the first pass.
     *
     * @param activity regulariser of the outputs
     */
    public Activated(Activation activation, Regularizer activity) {
        this.activation = activation;
        this.activity = activity;
    }

    /** The outputs, rows first; the linear ones are kept and left as they are. */
    public Tensor forward(Tensor linear, RowMask mask) {
        Tensor outputs = activation.forward(linear);
        mask.clear(outputs);
        last = Optional.of(new State(linear, outputs, mask));
        return outputs;
    }

    /** The gradients by the linear outputs, from the loss's by the outputs, which are left as they are. */
    public Tensor backward(Tensor gradients) {
        Shapes.checkGradients(last.map(each -> each.outputs.shape()).orElse(new long[0]), gradients.shape());
        State state = last.orElseThrow();
        Tensor all = gradients.copy();
        state.mask.clear(all);
        activity.addGradients(state.outputs.values(), 1.0 / Math.max(1, state.examples()), all.values());
        Tensor byLinear = activation.backward(state.linear, state.outputs, all);
        state.mask.clear(byLinear);
        return byLinear;
    }

    /** The penalty on the outputs of the last forward pass; 0 before it. */
    public double penalty() {
        return last.map(state -> activity.penalty(state.outputs.values()) / Math.max(1, state.examples()))
                .orElse(0.0);
    }

    private record State(Tensor linear, Tensor outputs, RowMask mask) {

        int examples() {
            return mask.examples(outputs.size(0));
        }
    }
}
