package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.settings.Values;

/**
 * All that can be configured, checked.
 *
 * @param applicationId names the consumer group, transactions and internal topics
 * @param topics the topics shared with others
 * @param event how events are read
 * @param labels what is done with labels that come after their events
 * @param predictions what predictions are made of
 * @param window when rows are predicted and windows close, by time
 * @param learner the model, its optimiser, and the window's rows
 * @param start what a model begins with
 * @param metrics what is measured, how often
 * @param drift how changes of the stream are looked for
 * @param http where the learner tells how it does
 * @param registry the registry that has the schemas of topics
 * @param stateDir Kafka Streams keeps its state in the folder {@code applicationId} below this one
 * @param kafka settings that go to Kafka as they are, without the prefix {@code kafka.}; may hold secrets
 */
public record Settings(
        String applicationId,
        Topics topics,
        EventSettings event,
        LabelSettings labels,
        PredictionSettings predictions,
        WindowSettings window,
        LearnerConfig learner,
        StartSettings start,
        MetricsSettings metrics,
        DriftSettings drift,
        HttpSettings http,
        RegistrySettings registry,
        Path stateDir,
        Map<String, String> kafka) {

    private static final Key<String> APPLICATION_ID = new Key<>(
            "application-id",
            ValueTypes.topicName(),
            "mmoe-streams",
            "Names the learner in Kafka: its consumer group, transactions and internal topics. Learners "
                    + "with the same id share the work.");
    private static final Key<Optional<Path>> STATE_DIR = new Key<>(
            "state.dir",
            ValueTypes.path(),
            "",
            "Kafka Streams keeps its local state in the folder `<application-id>` below this one. Empty: "
                    + "`mmoe-streams` in the folder for temporary files.");

    /** Checks what depends on more than one key, and keeps a copy of the map. */
    public Settings {
        APPLICATION_ID.checked(applicationId);
        kafka.forEach((name, text) -> KafkaKeys.check(name, new ConfigValue(text, "the program")));
        kafka = Map.copyOf(kafka);
        labels.checkGoesWith(topics);
    }

    /**
     * The defaults, apart from what is assigned. Reads no file and no environment.
     *
     * @param assignments {@code key=value} each
     * @throws ConfigException on an unknown key or a value that is not allowed
     */
    public static Settings of(String... assignments) {
        return EffectiveConfig.of(Optional.empty(), Map.of(), List.of(assignments))
                .settings();
    }

    /**
     * The settings that the values of all keys make.
     *
     * @param kafka settings that go to Kafka as they are
     * @throws ConfigException on a value of the wrong type or out of range
     */
    static Settings of(KeyValues values, Map<String, String> kafka) {
        return new Settings(
                values.of(APPLICATION_ID),
                Topics.of(role -> values.of(keyOf(role))),
                EventSettings.of(values),
                LabelSettings.of(values),
                PredictionSettings.of(values),
                WindowSettings.of(values),
                LearnerKeys.read(values),
                StartSettings.of(values),
                MetricsSettings.of(values),
                DriftSettings.of(values),
                HttpSettings.of(values),
                RegistrySettings.of(values),
                values.of(STATE_DIR).orElseGet(Settings::standardStateDir),
                kafka);
    }

    /** A topic's name in Kafka. */
    public String name(TopicName topic) {
        return topic.in(applicationId, topics);
    }

    /** The folder that holds this application's local state, and nothing else. */
    public Path applicationStateDir() {
        return stateDir.resolve(applicationId);
    }

    /** The same settings with each secret among Kafka's settings masked. */
    public Settings redacted() {
        Map<String, String> masked = new TreeMap<>(kafka);
        masked.replaceAll(Secrets::mask);
        return new Settings(
                applicationId,
                topics,
                event,
                labels,
                predictions,
                window,
                learner,
                start,
                metrics,
                drift,
                http,
                registry.redacted(),
                stateDir,
                masked);
    }

    /** The settings, secrets masked. */
    @Override
    public String toString() {
        return "Settings[applicationId=" + applicationId + ", topics=" + topics + ", event=" + event + ", labels="
                + labels + ", predictions="
                + predictions + ", window="
                + window + ", learner=" + learner
                + ", start=" + start + ", metrics=" + metrics + ", drift=" + drift + ", http=" + http
                + ", registry=" + registry
                + ", stateDir=" + stateDir
                + ", kafka="
                + new TreeMap<>(redacted().kafka) + "]";
    }

    private static Key<String> keyOf(TopicRole role) {
        Values<String> names = role.isOptional() ? ValueTypes.topicNameOrEmpty() : ValueTypes.topicName();
        return new Key<>(role.key(), names, role.standardName(), role.doc());
    }

    private static Path standardStateDir() {
        return Path.of(System.getProperty("java.io.tmpdir"), "mmoe-streams");
    }
}
