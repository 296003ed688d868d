package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the learner of a command with a broker of its own is told. To be mixed into a command. */
final class DemoConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A learner's configuration, a YAML file. Window, model, optimizer and the like hold; the"
                    + " learner here has its own application-id, topics, state.dir and http.*, and no kafka.* but of"
                    + " --set.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting of the learner, over the configuration. Can be repeated.")
    private List<String> assignments = List.of();

    /** @throws org.mmoestreams.app.config.ConfigException on an unknown key or a value that is not allowed */
    DemoConfig read() {
        return DemoConfig.of(config, assignments);
    }
}
