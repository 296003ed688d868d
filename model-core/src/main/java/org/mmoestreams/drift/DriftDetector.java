package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.state.Varints;

/**
 * Looks for changes in a stream of values. After an alarm it starts over by itself. All that it knows can be written
 * after any value, and a detector that was read goes on with the same alarms and the same bytes.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class DriftDetector {

    private static final byte LAYOUT = 1;
    private static final String STATE = "drift.state";

    private final DetectorConfig config;
    private Run run;
    private long taken;
    private long changes;
    private Change last;

    private DriftDetector(DetectorConfig config, Run run) {
        this.config = config;
        this.run = run;
    }

    /** A detector before its first value. */
    public static DriftDetector of(DetectorConfig config) {
        return new DriftDetector(config, config.begin());
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no such state, or were written with other settings
     */
    public static DriftDetector read(DetectorConfig config, byte[] state) {
        try {
            return read(config, ByteBuffer.wrap(state));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    STATE + ": " + state.length + " bytes that end too early (expected: a stored state; it is damaged)",
                    e);
        }
    }

    /** Whether bytes that {@link #write} wrote are of these settings, as far as can be read. */
    public static boolean isOf(DetectorConfig config, byte[] state) {
        byte[] settings = settings(config).getBytes(StandardCharsets.UTF_8);
        ByteBuffer begin =
                ByteBuffer.allocate(1 + Varints.MOST_BYTES + settings.length).put(LAYOUT);
        Varints.write(begin, settings.length);
        begin.put(settings);
        int length = begin.position();
        return state.length >= length && Arrays.equals(begin.array(), 0, length, state, 0, length);
    }

    /**
     * Takes the next value.
     *
     * @throws IllegalArgumentException when it is none that {@link DetectorConfig#takes} allows; nothing is changed
     */
    public Signal add(double value) {
        config.takes().require(value);
        taken++;
        Signal signal = run.add(value);
        if (signal == Signal.DRIFT) {
            changes++;
            last = new Change(taken, run.before(), run.after());
            run = config.afterAlarm(run);
        }
        return signal;
    }

    /** How many values came. */
    public long taken() {
        return taken;
    }

    /** How many alarms there were. */
    public long changes() {
        return changes;
    }

    /** The last alarm, if there was one. */
    public Optional<Change> lastChange() {
        return Optional.ofNullable(last);
    }

    /** The state; equal for equal settings and values, wherever it was written and read in between. */
    public byte[] write() {
        byte[] settings = settings(config).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out =
                ByteBuffer.allocate(1 + 4 * Varints.MOST_BYTES + settings.length + 2 * Double.BYTES + run.bytes());
        out.put(LAYOUT);
        Varints.write(out, settings.length);
        out.put(settings);
        Varints.write(out, taken);
        Varints.write(out, changes);
        if (changes > 0) {
            Varints.write(out, last.at());
            out.putDouble(last.before()).putDouble(last.after());
        }
        run.write(out);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static DriftDetector read(DetectorConfig config, ByteBuffer in) {
        byte layout = in.get();
        check(layout == LAYOUT, STATE, "layout " + layout, "layout " + LAYOUT + ", of this version");
        byte[] settings = new byte[(int) Stored.count(in, in.remaining())];
        in.get(settings);
        String written = new String(settings, StandardCharsets.UTF_8);
        String wanted = settings(config);
        check(
                written.equals(wanted),
                STATE,
                "of " + written,
                "of " + wanted + "; set this as it was, or begin with a new detector");
        long taken = Stored.count(in, Long.MAX_VALUE);
        long changes = Stored.count(in, taken);
        Change last = changes == 0 ? null : new Change(Stored.count(in, taken), Stored.number(in), Stored.number(in));
        DriftDetector read = new DriftDetector(config, config.resume(in));
        check(!in.hasRemaining(), STATE, in.remaining() + " bytes too many", "a stored state; it is damaged");
        read.taken = taken;
        read.changes = changes;
        read.last = last;
        return read;
    }

    /** Such as {@code ddm warm-up=30 warning-level=2.0 drift-level=3.0}. */
    private static String settings(DetectorConfig config) {
        StringJoiner text = new StringJoiner(" ");
        text.add(config.kind().name());
        List<Setting<?>> settings = config.kind().settings();
        for (int i = 0; i < settings.size(); i++) {
            text.add(settings.get(i).name() + "=" + config.values().get(i));
        }
        return text.toString();
    }
}
