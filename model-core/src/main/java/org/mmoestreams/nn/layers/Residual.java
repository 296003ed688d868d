package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer's outputs plus its inputs (He et al.: Deep Residual Learning for Image Recognition, CVPR 2016). */
public final class Residual implements Layer {

    private final Layer layer;
    private RowMask last = RowMask.none();

    private Residual(Layer layer) {
        this.layer = layer;
    }

    /** On a layer whose outputs have the shape of its inputs. */
    public static Residual of(Layer layer) {
        return new Residual(layer);
    }

    @Override
    public List<Layer> parts() {
        return List.of(layer);
    }

    @Override
    public long[] outputShape(long... inputs) {
        long[] outputs = layer.outputShape(inputs);
        check(
                Arrays.equals(inputs, outputs),
                "residual's outputs",
                "shape " + Arrays.toString(outputs),
                "that of the inputs, " + Arrays.toString(inputs));
        return outputs;
    }

    @Override
    public INDArray forward(INDArray inputs, Pass pass) {
        outputShape(inputs.shape());
        last = pass.mask();
        return sum(Shapes.read(inputs, last), layer.forward(inputs, pass));
    }

    @Override
    public INDArray backward(INDArray gradients) {
        Tensor own = Tensor.of(gradients);
        last.clear(own);
        return sum(own, layer.backward(gradients));
    }

    private static INDArray sum(Tensor own, INDArray ofLayer) {
        float[] values = own.values();
        float[] others = Tensor.of(ofLayer).values();
        for (int i = 0; i < values.length; i++) {
            values[i] += others[i];
        }
        return own.array();
    }
}
