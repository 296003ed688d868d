package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.workbench.data.EventIds;

/**
 * Census events with what streams have: labels that are not known, some or all, for a long stretch too; events out of
 * order; pauses; events that come twice; bytes that are no event. Windows close by count and by stream time.
 */
final class RoughStream {

    static final int EVENTS = 3_000;

    /** The settings that this stream is made for. */
    static final String[] SETTINGS = {"window.rows=16", "window.max-stream-time=PT1M"};

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMinutes(3);
    private static final Instant START = Instant.parse("1995-01-01T00:00:00Z");

    private RoughStream() {}

    /** The messages; each is an event that is predicted, apart from the bad ones. */
    static List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (int index = 0; index < EVENTS; index++) {
            GenericRecord event = event(index);
            messages.add(CensusStream.message(event));
            if (isBad(index)) {
                messages.add(new Message(EventIds.idOf(index).getBytes(UTF_8), new byte[] {1, 2, 3}));
            }
            if (isRepeated(index)) {
                messages.add(CensusStream.message(event));
            }
        }
        return messages;
    }

    /** How many of the messages are events that can be used. */
    static int sound() {
        int sound = 0;
        for (int index = 0; index < EVENTS; index++) {
            sound += isRepeated(index) ? 2 : 1;
        }
        return sound;
    }

    /** How many are not. */
    static int bad() {
        int bad = 0;
        for (int index = 0; index < EVENTS; index++) {
            bad += isBad(index) ? 1 : 0;
        }
        return bad;
    }

    private static boolean isBad(int index) {
        return index % 97 == 50;
    }

    private static boolean isRepeated(int index) {
        return index % 211 == 100;
    }

    private static GenericRecord event(int index) {
        GenericRecord event = CensusStream.event(index);
        event.put("event_time", time(index).toEpochMilli());
        boolean unlabelled = index % 7 == 3 || (index >= 1_000 && index < 1_200);
        if (unlabelled || index % 11 == 5) {
            event.put("income_50k", null);
        }
        if (unlabelled || index % 13 == 6) {
            event.put("marital_stat", null);
        }
        return event;
    }

    private static Instant time(int index) {
        Instant time = START.plus(BETWEEN.multipliedBy(index)).plus(PAUSE.multipliedBy(index / 250));
        return index % 17 == 9 ? time.minus(LATE) : time;
    }
}
