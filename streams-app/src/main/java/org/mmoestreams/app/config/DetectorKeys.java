package org.mmoestreams.app.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.drift.DetectorConfig;
import org.mmoestreams.drift.Side;
import org.mmoestreams.settings.Choices;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * The keys of drift detectors: which one, and each kind's own settings. Kinds give the same names to different things,
 * so that each has keys of its own, such as {@code drift.adwin.delta}.
 */
final class DetectorKeys {

    private static final String PREFIX = "drift.";
    private static final String NONE = "none";
    private static final List<Kind<? extends DetectorConfig>> KINDS = DetectorConfig.kinds();

    private static final Key<String> DETECTOR = new Key<>(
            PREFIX + "detector",
            Values.oneOf(
                    Stream.concat(Stream.of(NONE), KINDS.stream().map(Kind::name))
                            .toList(),
                    name -> name),
            "adwin",
            "What looks for changes of each binary task's loss or errors.");

    /** A learner's loss falls in jumps at first, and streams do not end: far fewer false alarms, and none later. */
    private static final Map<String, String> OTHER_DEFAULTS = Map.of(PREFIX + "adwin.delta", "1e-5");

    private DetectorKeys() {}

    /**
     * The detector that the values choose; empty: none.
     *
     * @throws ConfigException on a value that is not allowed, on one other than the default for a setting of another
     *     detector, and on a detector that looks for falls alone, which are no alarm
     */
    static Optional<DetectorConfig> read(KeyValues values) {
        String chosen = values.of(DETECTOR);
        Optional<DetectorConfig> detector = Optional.empty();
        for (Kind<? extends DetectorConfig> kind : KINDS) {
            kind.settings().forEach(setting -> check(kind, setting, chosen, values));
            if (kind.name().equals(chosen)) {
                detector = Optional.of(make(kind, values));
            }
        }
        return detector;
    }

    private static void check(Kind<?> kind, Setting<?> setting, String chosen, KeyValues values) {
        Key<?> key = key(kind, setting);
        Object value = values.of(key);
        if (!kind.name().equals(chosen) && !Objects.equals(value, key.standard())) {
            ConfigValue written = values.text(key);
            throw new ConfigException(key.name() + ": " + written.text() + " (expected: not set with " + DETECTOR.name()
                    + " " + chosen + "; it is a setting of " + kind.name() + "), from " + written.origin());
        }
        if (value == Side.DOWN) {
            ConfigValue written = values.text(key);
            throw new ConfigException(key.name() + ": " + written.text()
                    + " (expected: up or both; a fall of the loss or the errors is no alarm), from "
                    + written.origin());
        }
    }

    private static <D extends DetectorConfig> D make(Kind<D> kind, KeyValues values) {
        try {
            return kind.factory().apply(new Choices() {
                @Override
                public <T> T of(Setting<T> setting) {
                    return values.of(key(kind, setting));
                }
            });
        } catch (ConfigException explained) {
            throw explained;
        } catch (IllegalArgumentException together) {
            throw new ConfigException(PREFIX + kind.name() + "." + together.getMessage());
        }
    }

    private static <T> Key<T> key(Kind<?> kind, Setting<T> setting) {
        String name = PREFIX + kind.name() + "." + setting.name();
        return new Key<>(name, setting.values(), OTHER_DEFAULTS.getOrDefault(name, setting.fallback()), setting.doc());
    }
}
