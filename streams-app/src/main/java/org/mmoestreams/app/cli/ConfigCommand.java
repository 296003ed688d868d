package org.mmoestreams.app.cli;

import org.mmoestreams.app.config.ConfigReference;
import org.mmoestreams.app.config.EffectiveConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the configuration and prints it. */
@Command(
        name = "config",
        description =
                "Check the configuration and print it as YAML: every key, its value, where that came from. Secrets are masked.")
final class ConfigCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--show", description = "Print the configuration. This is the default.")
    private boolean show;

    @Option(names = "--reference", description = "Print the table of all keys with their defaults instead.")
    private boolean reference;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(
                        reference && !show
                                ? ConfigReference.markdown()
                                : checked().toYaml());
        spec.commandLine().getOut().flush();
    }

    private EffectiveConfig checked() {
        EffectiveConfig effective = config.effective();
        effective.check();
        return effective;
    }
}
