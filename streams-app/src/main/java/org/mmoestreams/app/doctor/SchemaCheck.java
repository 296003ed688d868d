package org.mmoestreams.app.doctor;

import java.util.List;
import java.util.stream.Collectors;
import org.mmoestreams.app.startup.SetUp;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;

/** Whether event schema, specs and settings make a learner, as a start finds out before it asks a broker. */
final class SchemaCheck implements Check {

    static final String NAME = "schema and spec";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SettingsCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        SetUp setUp = SetUp.of(intent.settings());
        FeatureSpec spec = setUp.schema().spec();
        int features = spec.nominal().size()
                + spec.continuous().size()
                + spec.features().multiValued().size();
        return List.of(Finding.good(
                NAME,
                setUp.schema().reader().getFullName() + ": " + features + " features; tasks "
                        + spec.tasks().stream().map(Task::name).collect(Collectors.joining(", "))));
    }
}
