package org.mmoestreams.app.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.startup.SetUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the configuration and prints it. */
@Command(
        name = "config",
        description =
                "Check the configuration, with schemas and feature spec, and print it as YAML: every key, its value,"
                        + " where that came from, and the fingerprints of the schemas. Secrets are masked.")
final class ConfigCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--show", description = "Print the configuration. This is the default.")
    private boolean show;

    @Option(
            names = "--reference",
            arity = "0..1",
            fallbackValue = "keys",
            paramLabel = "WHAT",
            description = "Print tables of the documentation instead: of all keys with their defaults (keys), of the"
                    + " keys of feature and label specs (spec), of the topics (topics), or of the records' fields"
                    + " (schemas). Without WHAT: keys.")
    private Reference reference;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(reference == null || show ? checked() : reference.markdown());
        out.flush();
    }

    private String checked() {
        EffectiveConfig effective = config.effective();
        effective.check();
        Map<String, String> fingerprints = SetUp.of(effective.settings()).fingerprints();
        return effective.toYaml()
                + fingerprints.entrySet().stream()
                        .map(known -> "# fingerprint " + known.getValue() + " is that of "
                                + known.getKey().replaceAll("\\R", " ") + "\n")
                        .collect(Collectors.joining());
    }
}
