package org.mmoestreams.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mmoestreams.settings.Choices;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * The keys of something that comes in kinds: {@code <prefix>.kind}, and one for each setting of any kind, all made from
 * what the kinds declare.
 */
final class KindKeys<C> {

    private final String prefix;
    private final List<Kind<? extends C>> kinds;
    private final Key<Kind<? extends C>> kind;
    private final Map<String, Key<?>> settings = new LinkedHashMap<>();

    private KindKeys(String prefix, List<Kind<? extends C>> kinds, String doc) {
        this.prefix = prefix;
        this.kinds = kinds;
        kind = new Key<>(
                prefix + ".kind", Values.oneOf(kinds, Kind::name), kinds.get(0).name(), doc);
        kinds.forEach(each -> each.settings().forEach(setting -> settings.putIfAbsent(setting.name(), key(setting))));
    }

    /**
     * The keys of some kinds.
     *
     * @param prefix what they begin with
     * @param kinds the first one is the default
     * @param doc what the choice of the kind does
     */
    static <C> KindKeys<C> of(String prefix, List<Kind<? extends C>> kinds, String doc) {
        return new KindKeys<>(prefix, kinds, doc);
    }

    /** The name of a setting's key. */
    Optional<String> keyOf(String setting) {
        return Optional.ofNullable(settings.get(setting)).map(Key::name);
    }

    /**
     * What the values choose.
     *
     * @throws ConfigException on a value that is not allowed, on values that do not go together, and on one other than
     *     the default for a setting that the chosen kind does not have
     */
    C read(KeyValues values) {
        Kind<? extends C> chosen = values.of(kind);
        settings.forEach((name, key) -> {
            Object value = values.of(key);
            boolean ours = chosen.settings().stream()
                    .anyMatch(setting -> setting.name().equals(name));
            if (!ours && !Objects.equals(value, key.standard())) {
                throw unused(key, values.text(key), chosen);
            }
        });
        return make(chosen, values);
    }

    private <D extends C> D make(Kind<D> chosen, KeyValues values) {
        try {
            return chosen.factory().apply(new Choices() {
                @Override
                public <T> T of(Setting<T> setting) {
                    return values.of(key(setting));
                }
            });
        } catch (ConfigException explained) {
            throw explained;
        } catch (IllegalArgumentException together) {
            throw new ConfigException(Keys.inKeys(together.getMessage(), this::keyOf));
        }
    }

    private ConfigException unused(Key<?> key, ConfigValue value, Kind<?> chosen) {
        return new ConfigException(key.name() + ": " + value.text() + " (expected: not set with " + kind.name() + " "
                + chosen.name() + "; it is a setting of " + owners(key.name()) + "), from " + value.origin());
    }

    private <T> Key<T> key(Setting<T> setting) {
        String name = prefix + "." + setting.name();
        boolean ofAll = kinds.stream().allMatch(each -> each.settings().contains(setting));
        String doc = ofAll ? setting.doc() : setting.doc() + " Of " + owners(name) + ".";
        return new Key<>(name, setting.values(), setting.fallback(), doc);
    }

    private String owners(String key) {
        return kinds.stream()
                .filter(each -> each.settings().stream().anyMatch(setting -> key.equals(prefix + "." + setting.name())))
                .map(Kind::name)
                .collect(Collectors.joining(", "));
    }
}
