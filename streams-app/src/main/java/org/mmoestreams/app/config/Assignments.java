package org.mmoestreams.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assignments on their way to another process: secrets go by the environment, since everyone on the machine can read a
 * process's arguments.
 *
 * @param arguments {@code --set} and {@code key=value} by turns
 * @param environment variables, each with a secret
 */
public record Assignments(List<String> arguments, Map<String, String> environment) {

    /** Keeps copies. */
    public Assignments {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * Shares them out.
     *
     * @param assignments {@code key=value} each
     * @throws ConfigException on a secret's key that has no environment variable
     */
    public static Assignments of(List<String> assignments) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        for (String assignment : assignments) {
            String name = assignment
                    .substring(0, Math.max(0, assignment.indexOf('=')))
                    .strip();
            if (Secrets.isSecret(name)) {
                environment.put(variable(name), assignment.substring(assignment.indexOf('=') + 1));
            } else {
                arguments.addAll(List.of("--set", assignment));
            }
        }
        return new Assignments(arguments, environment);
    }

    private static String variable(String name) {
        if (!name.startsWith(Keys.KAFKA_PREFIX)) {
            return Key.VARIABLE_PREFIX + Key.inCapitals(name);
        }
        if (!name.matches("[a-z0-9.]+")) {
            throw new ConfigException(name + ": a secret that no environment variable can hold"
                    + " (expected: a key of a-z 0-9 and dots)");
        }
        return EffectiveConfig.KAFKA_VARIABLES + Key.inCapitals(name.substring(Keys.KAFKA_PREFIX.length()));
    }
}
