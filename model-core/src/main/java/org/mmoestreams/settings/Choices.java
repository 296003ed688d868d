package org.mmoestreams.settings;

/** The values that were chosen for settings. */
@FunctionalInterface
public interface Choices {

    /** The value of a setting. */
    <T> T of(Setting<T> setting);
}
