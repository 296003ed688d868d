package org.mmoestreams.settings;

import java.util.List;
import java.util.function.Function;

/**
 * One of several things of which one is chosen by its name, such as an update rule or a network.
 *
 * @param name what it is chosen by
 * @param settings what can be set when it is chosen; kinds beside it that share a name share the setting
 * @param factory makes it of the values chosen for these settings
 */
public record Kind<C>(String name, List<Setting<?>> settings, Function<Choices, C> factory) {

    /** Keeps a copy. */
    public Kind {
        settings = List.copyOf(settings);
    }

    /** The one whose settings all have their defaults. */
    public C standard() {
        return factory.apply(Setting::standard);
    }
}
