package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.example.CifarImages;
import org.mmoestreams.workbench.example.ConvExample;
import org.mmoestreams.workbench.example.ConvOptions;
import org.mmoestreams.workbench.example.ImageSource;
import org.mmoestreams.workbench.example.TexturedShapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mixtures of convolutions against plain ones, on images. */
@Command(
        name = "conv",
        description = {
            "Train a network of mixtures of convolutions, and plain ones of the same shape, on images of ten classes:"
                    + " accuracy after each epoch, with its spread over several trainings."
        })
public final class ExampleConvCommand implements Callable<Integer> {

    private static final int SIDE = 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleOutput output;

    @Option(
            names = "--train",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Images to learn from. Default: ${DEFAULT-VALUE}")
    private int train;

    @Option(
            names = "--test",
            paramLabel = "N",
            defaultValue = "500",
            description = "Images to test on. Default: ${DEFAULT-VALUE}")
    private int test;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "15",
            description = "How often each image is learnt. Default: ${DEFAULT-VALUE}")
    private int epochs;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            defaultValue = "3",
            description = "Trainings of each network, at least 3. Default: ${DEFAULT-VALUE}")
    private int repetitions;

    @Option(
            names = "--filters",
            paramLabel = "N",
            defaultValue = "8",
            description = "Filters of the first two convolutions; the next two have twice as many, the dense layer 16"
                    + " times as many units. Default: ${DEFAULT-VALUE}")
    private int filters;

    @Option(
            names = "--cifar",
            paramLabel = "FOLDER",
            description = "Take the first images of CIFAR-10's binary files in this folder instead of generated ones")
    private Optional<Path> cifar = Optional.empty();

    @Override
    public Integer call() throws IOException {
        return output.run(OptionValues.checked(
                spec, () -> new ConvExample(new ConvOptions(epochs, repetitions, filters, output.seed()), images())));
    }

    private ImageSource images() {
        return cifar.map(folder -> (ImageSource) new CifarImages(folder, train, test))
                .orElseGet(() -> new TexturedShapes(SIDE, train, test, output.seed()));
    }
}
