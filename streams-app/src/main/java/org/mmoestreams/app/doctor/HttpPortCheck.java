package org.mmoestreams.app.doctor;

import java.util.List;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.http.ApiServer;

/** Whether the learner can listen where it is to answer, which is tried. */
final class HttpPortCheck implements Check {

    private static final String NAME = "http port";

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
        HttpSettings http = intent.settings().http();
        if (!http.isOn()) {
            return List.of(Finding.good(NAME, "none: http.port is -1"));
        }
        try (ApiServer server = ApiServer.listen(http)) {
            return List.of(Finding.good(NAME, "free: " + server.address()));
        }
    }
}
