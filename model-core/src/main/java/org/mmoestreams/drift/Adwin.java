package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * ADWIN: a window that grows until the means of its older and its newer part differ by more than chance allows at some
 * cut; then its oldest values are dropped, and that is an alarm (Bifet, Gavaldà: Learning from Time-Changing Data with
 * Adaptive Windowing, SDM 2007, ADWIN2 with its bound for normal means). Older values are kept as sums of 1, 2, 4 and
 * so on. Ours makes river's cuts of today, which include the newest bucket of each size; river's before that left it
 * out. After an alarm everything is dropped, as in river, or, with {@code keep-recent}, the newer part stays, as in
 * MOA: there an alarm is often repeated at the next comparisons, for the window does not shrink far enough at once.
 *
 * <p>Takes any numbers, and sees rises and falls; the bound holds for values from 0 to 1, so others are better scaled
 * to about that: its absolute part hides changes of much smaller values. Cost: O(1) a value, and each {@code clock}
 * values a pass over the O(log n) buckets for each that is dropped. Memory: 16 bytes a bucket, {@code buckets} of each
 * size, 1.5 KiB for a million values.
 *
 * @param delta chance of a false alarm that the bound allows, δ
 * @param clock how many values come from one comparison to the next
 * @param buckets how many buckets of a size there are at most
 * @param minWindow how many values each part has at least
 * @param grace how many values there are before the first comparison
 * @param afterAlarm what stays after an alarm
 */
public record Adwin(double delta, int clock, int buckets, int minWindow, int grace, AfterAlarm afterAlarm)
        implements DetectorConfig {

    private static final Setting<Double> DELTA = new Setting<>(
            "delta", Ranges.openFraction(), "0.002", "The chance of a false alarm that the bound allows.");
    private static final Setting<Integer> CLOCK = new Setting<>(
            "clock",
            Values.integer(1, 1_000_000),
            "32",
            "How many values come from one comparison to the next: alarms are late by up to that many.");
    private static final Setting<Integer> BUCKETS = new Setting<>(
            "buckets", Values.integer(2, 1_000), "5", "How many sums of 1, 2, 4 and so on values are kept of each.");
    private static final Setting<Integer> MIN_WINDOW = new Setting<>(
            "min-window", Values.integer(1, 1_000_000), "5", "How many values are compared with the others at least.");
    private static final Setting<Integer> GRACE = new Setting<>(
            "grace", Values.integer(1, 1_000_000), "10", "There is no comparison before more than this many values.");
    private static final Setting<AfterAlarm> AFTER_ALARM = new Setting<>(
            "after-alarm",
            Values.oneOf(List.of(AfterAlarm.values()), AfterAlarm::text),
            "start-over",
            "What stays after an alarm: nothing, or the values that are not too old.");

    /** The detector and what can be set. */
    public static final Kind<Adwin> KIND = new Kind<>(
            "adwin",
            List.of(DELTA, CLOCK, BUCKETS, MIN_WINDOW, GRACE, AFTER_ALARM),
            chosen -> new Adwin(
                    chosen.of(DELTA),
                    chosen.of(CLOCK),
                    chosen.of(BUCKETS),
                    chosen.of(MIN_WINDOW),
                    chosen.of(GRACE),
                    chosen.of(AFTER_ALARM)));

    /** Checks the ranges. */
    public Adwin {
        DELTA.checked(delta);
        CLOCK.checked(clock);
        BUCKETS.checked(buckets);
        MIN_WINDOW.checked(minWindow);
        GRACE.checked(grace);
        AFTER_ALARM.checked(afterAlarm);
    }

    /** What stays after an alarm. */
    public enum AfterAlarm {

        /** Nothing. */
        START_OVER("start-over"),

        /** The newer part of the window, and the beat of the clock. */
        KEEP_RECENT("keep-recent");

        private final String text;

        AfterAlarm(String text) {
            this.text = text;
        }

        /** What it is chosen by. */
        public String text() {
            return text;
        }
    }

    @Override
    public Kind<Adwin> kind() {
        return KIND;
    }

    @Override
    public List<Object> values() {
        return List.of(delta, clock, buckets, minWindow, grace, afterAlarm.text);
    }

    @Override
    public Domain takes() {
        return Domain.NUMBERS;
    }

    @Override
    public Run begin() {
        return new AdaptiveWindow(this);
    }

    @Override
    public Run resume(ByteBuffer in) {
        return AdaptiveWindow.read(this, in);
    }

    @Override
    public Run afterAlarm(Run alarmed) {
        return afterAlarm == AfterAlarm.KEEP_RECENT ? alarmed : begin();
    }
}
