package org.mmoestreams.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.config.Settings;
import picocli.CommandLine.Option;

/** Where the configuration comes from. To be mixed into a command. */
public final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A YAML file with settings; docs/configuration.md lists the keys.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, over file and environment (MMOE_...). Can be repeated.")
    private List<String> assignments = List.of();

    /**
     * The settings that defaults, file, environment and flags make.
     *
     * @throws org.mmoestreams.app.config.ConfigException on an unknown key or a value that is not allowed
     */
    public Settings settings() {
        return effective().settings();
    }

    EffectiveConfig effective() {
        return effective(List.of());
    }

    /**
     * The value of every key, and where it came from.
     *
     * @param over settings over all others, {@code key=value} each
     */
    public EffectiveConfig effective(List<String> over) {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(over);
        return EffectiveConfig.of(file, System.getenv(), all);
    }
}
