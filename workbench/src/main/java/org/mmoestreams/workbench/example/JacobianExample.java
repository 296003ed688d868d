package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Start;
import org.mmoestreams.nn.layers.Activation;
import org.mmoestreams.nn.layers.Dense;
import org.mmoestreams.nn.layers.DenseConfig;
import org.mmoestreams.nn.layers.DenseMoE;
import org.mmoestreams.nn.layers.DenseMoEConfig;
import org.mmoestreams.nn.layers.Layer;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.workbench.bench.Spread;
import org.mmoestreams.workbench.bench.Table;
import org.mmoestreams.workbench.example.JacobianFigures.OfLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How much of its inputs a layer lets through before it has learnt anything: the mean singular values of its
 * input-output Jacobian at random rows, uniform in [0, 1), of a dense layer and of mixtures of ever more experts. A
 * unit of a dense layer of ReLU that is off has no derivative at all; one of a mixture has, unless it is off in all
 * experts.
 */
public final class JacobianExample implements Example {

    private static final String DENSE = "dense";
    private static final List<String> GATES = List.of("linear", "softmax");
    private static final double RANK_FLOOR = 1e-3;
    private static final int DECIMALS = 3;

    private final JacobianOptions options;
    private final Activation activation;

    /**
     * The example.
     *
     * @throws IllegalArgumentException when there is no such activation
     */
    public JacobianExample(JacobianOptions options) {
        this.options = options;
        activation = Activation.named(options.activation());
    }

    @Override
    public String name() {
        return "jacobian";
    }

    @Override
    public Outcome run(Progress progress) {
        List<OfLayer> layers = new ArrayList<>();
        try (INDArray rows = rows()) {
            progress.say("a dense layer of " + options.width() + " units");
            try (Dense dense = Dense.of(DENSE, options.width(), dense(), start())) {
                layers.add(figures(DENSE, 0, "", singularValues(dense, rows)));
            }
            for (String gate : GATES) {
                for (int experts : options.experts()) {
                    progress.say("a mixture of " + experts + " expert(s), gate " + gate);
                    String name = experts + (experts == 1 ? " expert, " : " experts, ") + gate + " gate";
                    try (DenseMoE mixture = DenseMoE.of("mixture", options.width(), mixture(experts, gate), start())) {
                        layers.add(figures(name, experts, gate, singularValues(mixture, rows)));
                    }
                }
            }
        }
        return new Outcome(
                List.of(table(layers)),
                List.of(new Plot(
                        name(), GATES.stream().map(gate -> panel(gate, layers)).toList())),
                new JacobianFigures(options, layers));
    }

    private static double[][] singularValues(Layer layer, INDArray rows) {
        return Jacobians.of(layer, rows).singularValues();
    }

    private INDArray rows() {
        Random random = new Random(options.seed());
        float[] values = new float[options.rows() * options.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Nd4j.create(values, new long[] {options.rows(), options.width()}, 'c');
    }

    private DenseConfig dense() {
        return DenseConfig.of(options.width(), activation);
    }

    private DenseMoEConfig mixture(int experts, String gate) {
        return DenseMoEConfig.of(options.width(), experts)
                .withExpert(dense())
                .withGate(DenseConfig.of(experts, Activation.named(gate)));
    }

    /** Nothing is learnt, so the rule plays no part. */
    private Start start() {
        return new Start(new Initializer(options.seed()), Optimizers.of(Adam.KIND.standard()));
    }

    private static OfLayer figures(String layer, int experts, String gate, double[][] values) {
        List<Spread> spreads = IntStream.range(0, values[0].length)
                .mapToObj(place -> Spread.of(
                        Arrays.stream(values).mapToDouble(row -> row[place]).toArray()))
                .toList();
        double rank = Arrays.stream(values)
                .mapToLong(row -> Arrays.stream(row)
                        .filter(value -> value > RANK_FLOOR * row[0])
                        .count())
                .average()
                .orElseThrow();
        return new OfLayer(
                layer,
                experts,
                gate,
                spreads.stream().map(JacobianExample::mean).toList(),
                spreads.stream().map(Spread::p10).toList(),
                spreads.stream().map(Spread::p90).toList(),
                rank);
    }

    private static double mean(Spread spread) {
        return spread.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private static Table table(List<OfLayer> layers) {
        Table table = Table.of(
                "singular values, mean", "largest", "upper quarter", "middle", "lower quarter", "least", "rank");
        for (OfLayer layer : layers) {
            List<Double> mean = layer.mean();
            int last = mean.size() - 1;
            table.row(
                    layer.layer(),
                    Table.figure(mean.get(0), DECIMALS),
                    Table.figure(mean.get(last / 4), DECIMALS),
                    Table.figure(mean.get(last / 2), DECIMALS),
                    Table.figure(mean.get(last - last / 4), DECIMALS),
                    Table.figure(mean.get(last), DECIMALS),
                    Table.figure(layer.rank(), 1));
        }
        return table;
    }

    private static Panel panel(String gate, List<OfLayer> layers) {
        List<Curve> curves = layers.stream()
                .filter(layer -> layer.experts() == 0 || layer.gate().equals(gate))
                .map(JacobianExample::curve)
                .toList();
        return Panel.of(gate + " gate", Axis.linear("place, from the largest"), Axis.linear("singular value"), curves);
    }

    private static Curve curve(OfLayer layer) {
        String name =
                switch (layer.experts()) {
                    case 0 -> DENSE;
                    case 1 -> "1 expert";
                    default -> layer.experts() + " experts";
                };
        return new Curve(
                name,
                IntStream.range(0, layer.mean().size())
                        .mapToObj(place -> point(layer, place))
                        .toList());
    }

    /** A mean over few rows can lie outside of the deciles. */
    private static Point point(OfLayer layer, int place) {
        double mean = layer.mean().get(place);
        return new Point(
                place + 1.0,
                mean,
                Math.min(mean, layer.p10().get(place)),
                Math.max(mean, layer.p90().get(place)));
    }
}
