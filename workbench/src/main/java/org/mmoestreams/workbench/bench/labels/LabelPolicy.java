package org.mmoestreams.workbench.bench.labels;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;

/**
 * What is done with late labels of the tasks that learn an event as a negative when none has come. One more way is a
 * constant.
 */
public enum LabelPolicy {
    /** Labels go with their events; a missing one is a negative soon. No learner that waits knows as much. */
    INLINE {
        @Override
        boolean sendsLate() {
            return false;
        }

        @Override
        Attribution of(Attribution given, Duration longest) {
            return new Attribution(SOON, AtEnd.NEGATIVE, Late.COUNT, null);
        }
    },
    /** As the spec says. */
    AS_GIVEN {
        @Override
        Attribution of(Attribution given, Duration longest) {
            return given;
        }
    },
    /** Labels after the window are only counted: their events stay negatives. */
    COUNT {
        @Override
        Attribution of(Attribution given, Duration longest) {
            return new Attribution(given.window(), AtEnd.NEGATIVE, Late.COUNT, null);
        }
    },
    /** A positive after the window corrects the negative. */
    CORRECT {
        @Override
        Attribution of(Attribution given, Duration longest) {
            return new Attribution(given.window(), AtEnd.NEGATIVE, Late.CORRECT, Correction.IMPORTANCE_WEIGHT);
        }
    },
    /** Every event is a negative first, and rows are weighed for it. */
    FAKE_NEGATIVE_WEIGHTED {
        @Override
        Attribution of(Attribution given, Duration longest) {
            return atOnce(Correction.FAKE_NEGATIVE_WEIGHTED);
        }
    },
    /** Every event is a negative first, and predictions make up for it. */
    FAKE_NEGATIVE_CALIBRATED {
        @Override
        Attribution of(Attribution given, Duration longest) {
            return atOnce(Correction.FAKE_NEGATIVE_CALIBRATED);
        }
    },
    /** The window is as long as the longest delay: every label is in time, and every negative is learnt that late. */
    WAIT {
        @Override
        Attribution of(Attribution given, Duration longest) {
            return new Attribution(longest, AtEnd.NEGATIVE, Late.COUNT, null);
        }
    };

    /** Long enough for several events to wait at a time, as joins are made for. */
    private static final Duration SOON = Duration.ofMinutes(1);

    /** The policy of a title. */
    public static Optional<LabelPolicy> titled(String title) {
        return Arrays.stream(values())
                .filter(policy -> policy.title().equals(title))
                .findFirst();
    }

    /** What it is called. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether labels are sent after their events. */
    boolean sendsLate() {
        return true;
    }

    /**
     * What is done with the late labels of a task.
     *
     * @param given what its spec says
     * @param longest how long after its event the last label of the task comes, above 0
     */
    abstract Attribution of(Attribution given, Duration longest);

    private static Attribution atOnce(Correction correction) {
        return new Attribution(Duration.ZERO, AtEnd.NEGATIVE, Late.CORRECT, correction);
    }
}
