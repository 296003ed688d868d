package org.mmoestreams.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.client.registry.RegistryProbe;
import org.mmoestreams.client.registry.RegistryProbe.Answer;
import org.mmoestreams.client.registry.RegistryProbe.Standing;

/** Whether the registry answers, and has or would take the schemas of all that the learner writes. */
final class RegistryCheck implements Check {

    private static final String NAME = "registry";

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
        Settings settings = intent.settings();
        Optional<RegistryProbe> probe = TopicFormats.probe(settings);
        if (probe.isEmpty()) {
            return List.of(Finding.good(NAME, "none: registry.url is empty"));
        }
        Map<String, Schema> schemas = new TreeMap<>(TopicFormats.own(settings));
        List<Finding> findings = new ArrayList<>();
        int fresh = 0;
        for (Map.Entry<String, Schema> each : schemas.entrySet()) {
            Answer answer = probe.get().look(each.getKey(), each.getValue());
            switch (answer.standing()) {
                case REGISTERED -> {}
                case NEW -> fresh++;
                case AWAY, AWAY_BUT_KNOWN -> {
                    // who does not answer once is not asked for each of the others
                    return List.of(away(answer));
                }
                case MISSING, REFUSED -> findings.add(refused(answer));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.good(
                        NAME,
                        settings.registry().url().orElseThrow() + ": " + (schemas.size() - fresh) + " schemas there, "
                                + fresh + " that a start registers"))
                : findings;
    }

    private static Finding away(Answer answer) {
        String remedy = "start the registry, or correct registry.url, registry.user or registry.token, and"
                + " registry.truststore";
        return answer.standing() == Standing.AWAY
                ? Finding.fault(NAME, answer.message(), remedy)
                : Finding.warning(NAME, answer.message() + "; ids are known from before", remedy);
    }

    private static Finding refused(Answer answer) {
        String remedy = answer.standing() == Standing.MISSING
                ? "register the schema, or set registry.auto-register=true"
                : "let the subject's compatibility allow it, or choose another registry.subject-naming";
        return Finding.fault(NAME, "subject " + answer.subject() + ": " + answer.message(), remedy);
    }
}
