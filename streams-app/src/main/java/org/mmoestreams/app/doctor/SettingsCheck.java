package org.mmoestreams.app.doctor;

import java.util.List;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.app.config.Settings;

/** Whether every key is known and every value allowed, and references to secrets lead somewhere. */
final class SettingsCheck implements Check {

    static final String NAME = "settings";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look(Intent intent) {
        EffectiveConfig config = intent.config().get();
        config.check();
        Settings settings = config.settings();
        int set = config.assignments(key -> true).size();
        return List.of(Finding.good(NAME, "application-id " + settings.applicationId() + "; " + set + " keys set"));
    }
}
