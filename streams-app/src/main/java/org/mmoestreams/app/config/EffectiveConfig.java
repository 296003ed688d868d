package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The value of every key, and where it came from. Later sources win: defaults, file, environment, {@code --set}. */
public final class EffectiveConfig {

    /** Variables that begin like ours but are read elsewhere: by the launcher and by the logging configuration. */
    private static final Set<String> OTHER_VARIABLES = Set.of("MMOE_JAVA_OPTS", "MMOE_LOG_LEVEL");

    /** Variables that begin so hold settings that go to Kafka as they are. */
    static final String KAFKA_VARIABLES = Key.VARIABLE_PREFIX + "KAFKA_";

    private static final Map<String, String> NAME_BY_VARIABLE =
            Keys.ALL.stream().collect(Collectors.toUnmodifiableMap(Key::variable, Key::name));

    private final Map<String, ConfigValue> values = new LinkedHashMap<>();
    private final Map<String, ConfigValue> kafka = new TreeMap<>();

    private EffectiveConfig() {
        Keys.ALL.forEach(key -> values.put(key.name(), key.standardText()));
    }

    /**
     * Puts the sources together.
     *
     * @param file a YAML file with nested or dotted keys
     * @param environment variables; those that begin with {@code MMOE_} count
     * @param assignments {@code key=value} each; the last one of a key wins
     * @throws ConfigException on a key that there is not, or a source that cannot be read
     */
    public static EffectiveConfig of(Optional<Path> file, Map<String, String> environment, List<String> assignments) {
        EffectiveConfig config = new EffectiveConfig();
        file.ifPresent(config::addFile);
        new TreeMap<>(environment).forEach(config::addVariable);
        assignments.forEach(config::addAssignment);
        return config;
    }

    /**
     * The settings that the values make.
     *
     * @throws ConfigException on a value of the wrong type or out of range
     */
    public Settings settings() {
        kafka.forEach(KafkaKeys::check);
        try {
            return Settings.of(key -> values.get(key.name()), texts(kafka));
        } catch (ConfigException explained) {
            throw explained;
        } catch (IllegalArgumentException together) {
            throw ConfigException.inKeys(together);
        }
    }

    /**
     * Checks all values, and that references to secrets lead somewhere.
     *
     * @throws ConfigException when something is wrong
     */
    public void check() {
        Settings settings = settings();
        References.resolve(settings.kafka());
        TopicFormats.of(settings).close();
    }

    /** All keys and values as YAML that can be read back, the origin of each as a comment; secrets are masked. */
    public String toYaml() {
        StringBuilder yaml = new StringBuilder();
        values.forEach((name, value) -> appendLine(yaml, name, value));
        kafka.forEach((name, value) -> appendLine(yaml, Keys.KAFKA_PREFIX + name, value));
        return yaml.toString();
    }

    /**
     * What is set and no default, {@code key=value} each, for another process. What goes to Kafka is among it with its
     * prefix, secrets in clear.
     *
     * @param keys which keys
     */
    public List<String> assignments(Predicate<String> keys) {
        Map<String, ConfigValue> all = new LinkedHashMap<>(values);
        all.values().removeIf(value -> value.origin().equals(ConfigValue.DEFAULT));
        kafka.forEach((name, value) -> all.put(Keys.KAFKA_PREFIX + name, value));
        return all.entrySet().stream()
                .filter(entry -> keys.test(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + entry.getValue().text())
                .toList();
    }

    private static void appendLine(StringBuilder yaml, String name, ConfigValue value) {
        yaml.append(name)
                .append(": ")
                .append(YamlScalar.of(Secrets.mask(name, value.text())))
                .append("  # ")
                .append(value.origin())
                .append('\n');
    }

    private void addFile(Path file) {
        ConfigFile.read(file).forEach((name, text) -> put(name, new ConfigValue(text, file.toString())));
    }

    private void addVariable(String variable, String text) {
        if (!variable.startsWith(Key.VARIABLE_PREFIX) || OTHER_VARIABLES.contains(variable)) {
            return;
        }
        String origin = "environment variable " + variable;
        if (variable.startsWith(KAFKA_VARIABLES)) {
            put(
                    Keys.KAFKA_PREFIX + dotted(variable.substring(KAFKA_VARIABLES.length())),
                    new ConfigValue(text, origin));
            return;
        }
        String name = NAME_BY_VARIABLE.get(variable);
        if (name == null) {
            String nearest = Keys.nearestTo(dotted(variable.substring(Key.VARIABLE_PREFIX.length())));
            throw new ConfigException(variable + ": unknown environment variable (expected: one of a known key; "
                    + "the nearest is " + Keys.named(nearest).orElseThrow().variable() + ")");
        }
        put(name, new ConfigValue(text, origin));
    }

    private void addAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new ConfigException("--set: " + Secrets.maskAssignment(assignment) + " (expected: key=value)");
        }
        put(assignment.substring(0, equals).strip(), new ConfigValue(assignment.substring(equals + 1), "--set"));
    }

    private void put(String name, ConfigValue value) {
        if (name.startsWith(Keys.KAFKA_PREFIX) && name.length() > Keys.KAFKA_PREFIX.length()) {
            kafka.put(name.substring(Keys.KAFKA_PREFIX.length()), value);
        } else if (values.replace(name, value) == null) {
            throw new ConfigException(name + ": unknown key, from " + value.origin()
                    + " (expected: a key that `mmoe-streams config` lists, the nearest is " + Keys.nearestTo(name)
                    + "; or kafka.* for a setting of Kafka's)");
        }
    }

    private static String dotted(String variablePart) {
        return variablePart.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static Map<String, String> texts(Map<String, ConfigValue> values) {
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .text()));
    }
}
