package org.mmoestreams.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Values kept elsewhere: {@code ${file:PATH:KEY}} is a key of a properties file, {@code ${directory:PATH:NAME}} all of
 * a file, {@code ${env:NAME}} a variable of the environment. They are Kafka's own config providers under their usual
 * names; whoever sets {@code config.providers} has chosen others, and Kafka resolves them.
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:(file|directory):([^}]*):|env:)([^}:]*)}");

    private References() {}

    /**
     * Kafka's settings with what they refer to in place of the references.
     *
     * @throws ConfigException when it is not there; names the key and the reference
     */
    static Map<String, String> resolve(Map<String, String> kafka) {
        if (kafka.containsKey(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
            return kafka;
        }
        Map<String, String> resolved = new TreeMap<>(kafka);
        resolved.replaceAll((name, text) -> resolve(Keys.KAFKA_PREFIX + name, text));
        return resolved;
    }

    /**
     * A key's text with what it refers to in place of the references.
     *
     * @param name the key's name
     * @throws ConfigException when it is not there; names the key and the reference
     */
    static String resolve(String name, String text) {
        return REFERENCE.matcher(text).replaceAll(reference -> Matcher.quoteReplacement(resolve(name, reference)));
    }

    /** Whether the text is a reference and nothing else, and so no secret itself. */
    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    private static String resolve(String name, MatchResult reference) {
        String kind = Optional.ofNullable(reference.group(1)).orElse("env");
        String path = Optional.ofNullable(reference.group(2)).orElse("");
        String key = reference.group(3);
        return look(kind, path, key)
                .orElseThrow(() -> new ConfigException(
                        name + ": " + reference.group() + " (expected: " + expected(kind, path, key) + ")"));
    }

    private static Optional<String> look(String kind, String path, String key) {
        try (ConfigProvider provider = provider(kind)) {
            provider.configure(Map.of());
            return Optional.ofNullable(provider.get(path, Set.of(key)).data().get(key))
                    // a text file ends with a line's end, a password does not
                    .map(text -> kind.equals("directory") ? text.replaceFirst("\\R$", "") : text);
        } catch (org.apache.kafka.common.config.ConfigException unreadable) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigProvider provider(String kind) {
        return switch (kind) {
            case "file" -> new FileConfigProvider();
            case "directory" -> new DirectoryConfigProvider();
            default -> new EnvVarConfigProvider();
        };
    }

    private static String expected(String kind, String path, String key) {
        return switch (kind) {
            case "file" -> "a properties file " + path + " that can be read and has the key " + key;
            case "directory" -> "a folder " + path + " with a file " + key + " that can be read";
            default -> "an environment variable " + key;
        };
    }
}
