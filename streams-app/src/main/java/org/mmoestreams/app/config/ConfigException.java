package org.mmoestreams.app.config;

/** A configuration that cannot be used. The message names the key, where its value came from and what was expected. */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The whole message, fit to be shown. */
    public ConfigException(String message) {
        super(message);
    }

    /** What the learner says of its settings, in terms of their keys. */
    public static ConfigException inKeys(IllegalArgumentException ofLearner) {
        return new ConfigException(Keys.inKeys(ofLearner.getMessage()));
    }
}
