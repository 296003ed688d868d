package org.mmoestreams.client.registry;

import java.time.Duration;
import org.mmoestreams.client.registry.RegistryException.Fault;

/** What is known of a schema that is not there yet: how often it was asked for, since when it is missing. */
final class Lookup {

    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration INTEREST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 5;

    private final SchemaId id;
    private final Duration retryFor;
    private int unanswered;
    private long missingSince;
    private boolean missing;
    private boolean givenUp;
    private long nextAt;
    private long seenAt;
    private String message;

    /** Not asked for yet, but due. */
    Lookup(SchemaId id, Duration retryFor, long now) {
        this.id = id;
        this.retryFor = retryFor;
        this.nextAt = now;
        this.seenAt = now;
        this.message = id + ": not answered yet";
    }

    boolean isDue(long now) {
        return now - nextAt >= 0;
    }

    /** Whether its values are not waited for any more, though it is still asked for now and then. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** A value with this id came. */
    void seen(long now) {
        seenAt = now;
    }

    /** Whether it is given up, and no value with this id has come for long: it is asked for no more. */
    boolean isForgotten(long now) {
        return givenUp && now - seenAt > INTEREST.toNanos();
    }

    String message() {
        return message;
    }

    /**
     * It was asked for, in vain. The time that it may be missing begins with the first answer that it is, and anew
     * after each time without an answer.
     */
    void failed(RegistryException why, long now) {
        if (why.fault() == Fault.NO_ANSWER) {
            Duration pause = SOON.multipliedBy(1L << Math.min(unanswered, MOST_DOUBLINGS));
            nextAt = now + (pause.compareTo(LATE) < 0 ? pause : LATE).toNanos();
            unanswered++;
            missing = false;
            if (givenUp) {
                return;
            }
            message = id + ": " + why.getMessage() + " (expected: an answer; what comes behind it in its partition"
                    + " waits, see that registry.url and what goes with it are right)";
            return;
        }
        unanswered = 0;
        if (!missing) {
            missing = true;
            missingSince = now;
        }
        givenUp |= why.fault() == Fault.REFUSED || now - missingSince >= retryFor.toNanos();
        nextAt = now + (givenUp && retryFor.compareTo(LATE) > 0 ? retryFor : givenUp ? LATE : SOON).toNanos();
        message = id + ": " + why.getMessage() + " (expected: an Avro schema in the registry; "
                + (givenUp ? "register it, then send the value again" : "register it") + ")";
    }
}
