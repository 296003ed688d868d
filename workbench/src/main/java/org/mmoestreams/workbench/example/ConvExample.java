package org.mmoestreams.workbench.example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.workbench.bench.Table;
import org.mmoestreams.workbench.example.ConvFigures.OfNetwork;

/**
 * Mixtures of convolutions against plain convolutions on images: accuracy after each epoch, of several trainings each.
 */
public final class ConvExample implements Example {

    private static final int DECIMALS = 3;

    private final ConvOptions options;
    private final ImageSource images;

    /** The example, on images. */
    public ConvExample(ConvOptions options, ImageSource images) {
        this.options = options;
        this.images = images;
    }

    @Override
    public String name() {
        return "conv";
    }

    @Override
    public Outcome run(Progress progress) throws IOException {
        progress.say("images: " + images.name());
        ImageSet train = images.train();
        ImageSet test = images.test();
        List<OfNetwork> networks = new ArrayList<>();
        for (ConvContestant contestant : ConvContestant.values()) {
            networks.add(figures(contestant, train, test, progress));
        }
        return new Outcome(
                List.of(table(networks)),
                List.of(new Plot(name(), panels(networks))),
                new ConvFigures(options, images.name(), train.size(), test.size(), networks));
    }

    private OfNetwork figures(ConvContestant contestant, ImageSet train, ImageSet test, Progress progress) {
        List<List<Double>> accuracy = new ArrayList<>();
        List<List<Double>> loss = new ArrayList<>();
        int weights = 0;
        for (int repetition = 0; repetition < options.repetitions(); repetition++) {
            List<Double> accuracies = new ArrayList<>();
            List<Double> losses = new ArrayList<>();
            long seed = new Initializer(options.seed()).seed("training " + repetition);
            try (ConvTrial trial = ConvTrial.of(contestant, train.side(), options.filters(), seed)) {
                weights = trial.weights();
                for (int epoch = 1; epoch <= options.epochs(); epoch++) {
                    losses.add(trial.learn(train, progress));
                    accuracies.add(trial.accuracy(test, progress));
                }
            }
            progress.say(contestant.label() + ", training " + (repetition + 1) + " of " + options.repetitions()
                    + ": accuracy " + Table.figure(accuracies.get(accuracies.size() - 1), DECIMALS));
            accuracy.add(accuracies);
            loss.add(losses);
        }
        return new OfNetwork(contestant.label(), weights, accuracy, loss);
    }

    private Table table(List<OfNetwork> networks) {
        List<Integer> epochs = IntStream.of(1, options.epochs() / 4, options.epochs() / 2, options.epochs())
                .filter(epoch -> epoch >= 1)
                .distinct()
                .boxed()
                .toList();
        List<String> headings = new ArrayList<>(List.of("accuracy, mean (least, greatest)", "weights"));
        epochs.forEach(epoch -> headings.add("epoch " + epoch));
        Table table = Table.of(headings.toArray(String[]::new));
        for (OfNetwork network : networks) {
            List<String> row = new ArrayList<>(List.of(network.network(), Table.figure(network.weights(), 0)));
            epochs.forEach(epoch -> row.add(spread(network.after(epoch))));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private static String spread(double... values) {
        DoubleSummaryStatistics all = Arrays.stream(values).summaryStatistics();
        return Table.figure(all.getAverage(), DECIMALS) + " (" + Table.figure(all.getMin(), DECIMALS) + ", "
                + Table.figure(all.getMax(), DECIMALS) + ")";
    }

    /** The error rather than the accuracy: it falls, as the loss does, and leaves room for the legend. */
    private List<Panel> panels(List<OfNetwork> networks) {
        return List.of(
                panel("test images", "error, 1 - accuracy", networks, (network, epoch) -> Arrays.stream(
                                network.after(epoch))
                        .map(accuracy -> 1 - accuracy)),
                panel("images learnt", "loss, nats", networks, (network, epoch) -> network.loss().stream()
                        .mapToDouble(each -> each.get(epoch - 1))));
    }

    private Panel panel(String title, String y, List<OfNetwork> networks, Figure figure) {
        List<Curve> curves = networks.stream()
                .map(network -> new Curve(
                        network.network(),
                        IntStream.rangeClosed(1, options.epochs())
                                .mapToObj(epoch -> point(epoch, figure.of(network, epoch)))
                                .toList()))
                .toList();
        return Panel.of(title, Axis.linear("epoch"), Axis.linear(y), curves);
    }

    /** The mean, from the least to the greatest; rounding must not bring it outside of them. */
    private static Point point(int epoch, DoubleStream values) {
        DoubleSummaryStatistics all = values.summaryStatistics();
        double mean = Math.min(Math.max(all.getAverage(), all.getMin()), all.getMax());
        return new Point(epoch, mean, all.getMin(), all.getMax());
    }

    /** A figure after an epoch, of each repetition. */
    @FunctionalInterface
    private interface Figure {
        DoubleStream of(OfNetwork network, int epoch);
    }
}
