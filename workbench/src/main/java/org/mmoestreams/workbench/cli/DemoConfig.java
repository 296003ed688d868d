package org.mmoestreams.workbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.config.EventSettings;

/**
 * What a demonstration takes of a learner's configuration: all but what says where that learner is in Kafka and on its
 * machine, since the demonstration's is elsewhere, and but schema and spec, which come with the rows.
 *
 * @param event how events are read
 * @param assignments settings of the learner, {@code key=value} each
 */
record DemoConfig(EventSettings event, List<String> assignments) {

    /**
     * Puts them together.
     *
     * @param file a YAML file with settings
     * @param assignments settings over those, {@code key=value} each; none is left out
     * @throws org.mmoestreams.app.config.ConfigException on an unknown key or a value that is not allowed
     */
    static DemoConfig of(Optional<Path> file, List<String> assignments) {
        EventSettings event =
                EffectiveConfig.of(file, Map.of(), assignments).settings().event();
        List<String> all = new ArrayList<>(EffectiveConfig.of(file, Map.of(), List.of())
                .assignments(key -> !isOfTheDemo(key) && !isOfTheRows(key)));
        all.addAll(assignments);
        return new DemoConfig(event, all);
    }

    private static boolean isOfTheDemo(String key) {
        return key.equals("application-id")
                || key.equals("state.dir")
                || key.startsWith("topics.")
                || key.startsWith("http.")
                || key.startsWith("kafka.");
    }

    private static boolean isOfTheRows(String key) {
        return key.equals("event.schema") || key.equals("event.spec");
    }
}
