package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * A detector and its settings. A detector is one file: a record of its settings, which declares what can be set,
 * checks it, and begins {@link Run}s. Another detector is that file, and its line in the list here.
 */
public interface DetectorConfig {

    /** Every detector that can be chosen. */
    static List<Kind<? extends DetectorConfig>> kinds() {
        return List.of(Adwin.KIND, PageHinkley.KIND, Ddm.KIND, Eddm.KIND, HddmA.KIND, HddmW.KIND, Kswin.KIND);
    }

    /** Before how many values there is no alarm. */
    Setting<Integer> WARM_UP = new Setting<>(
            "warm-up",
            Values.integer(1, 1_000_000),
            "30",
            "There is no alarm before this many values, or with eddm before this many errors.");

    /** Which changes of the mean are looked for. */
    Setting<Side> SIDE = new Setting<>(
            "side",
            Values.oneOf(List.of(Side.values()), Side::text),
            "up",
            "Which changes of the mean are looked for: up, down or both.");

    /** Which detector it is. */
    Kind<? extends DetectorConfig> kind();

    /** The values of the settings, in the order in which {@link #kind} names them. */
    List<Object> values();

    /** Which values it takes. */
    Domain takes();

    /** A run before its first value. */
    Run begin();

    /**
     * The run that {@link Run#write} wrote.
     *
     * @throws java.nio.BufferUnderflowException when there are too few bytes
     * @throws IllegalArgumentException when they are no such run
     */
    Run resume(ByteBuffer in);

    /** Whether an alarm says that the values are higher than they were: for losses and errors, that they are worse. */
    default boolean saysHigher(Change change) {
        return change.rose();
    }

    /** What goes on after the alarm of a run: a new one, unless a detector says otherwise. */
    default Run afterAlarm(Run alarmed) {
        return begin();
    }
}
