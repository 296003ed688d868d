package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.example.JacobianExample;
import org.mmoestreams.workbench.example.JacobianOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Singular values of the Jacobians of a dense layer and of mixtures of experts. */
@Command(
        name = "jacobian",
        description = {
            "Show how much of its inputs a layer lets through before it has learnt anything: the mean singular values"
                    + " of its input-output Jacobian at random rows, of a dense layer and of mixtures of experts."
        })
public final class ExampleJacobianCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleOutput output;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "250",
            description = "Random rows that the Jacobian is taken at. Default: ${DEFAULT-VALUE}")
    private int rows;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "128",
            description = "Inputs and units of each layer. Default: ${DEFAULT-VALUE}")
    private int width;

    @Option(
            names = "--experts",
            split = ",",
            paramLabel = "K",
            defaultValue = "1,2,5,10,20",
            description = "The mixtures' numbers of experts. Default: ${DEFAULT-VALUE}")
    private List<Integer> experts;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "relu",
            description = "Activation of the dense layer and of each expert. Default: ${DEFAULT-VALUE}")
    private String activation;

    @Override
    public Integer call() throws IOException {
        return output.run(OptionValues.checked(
                spec, () -> new JacobianExample(new JacobianOptions(rows, width, experts, activation, output.seed()))));
    }
}
