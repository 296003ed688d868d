package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.CensusTree;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/** Census-like events that are the same on every run. */
final class CensusStream {

    static final EventClock CLOCK = EventClock.from(Instant.parse("1995-01-01T00:00:00Z"));

    /** The events made of census rows. */
    static final RowEvents EVENTS = new Census().events();

    private static final CensusTree TREE = CensusTree.standard();
    /** Draws the rows. */
    static final long SEED = 20_260_101;

    private CensusStream() {}

    /** The rows of a range, to be replayed. */
    static RowSource rows(RowRange range) {
        return TREE.rows(SEED, range);
    }

    /** The event that a replay makes of a row. */
    static GenericRecord event(long index) {
        String[] row = rows(new RowRange(index, 1)).next();
        return EVENTS.event(EventIds.idOf(index), CLOCK.timeOf(index), row);
    }

    /** The messages that a replay sends for the rows {@code [from, to)}. */
    static List<Message> messages(long from, long to) {
        List<Message> messages = new ArrayList<>();
        for (long index = from; index < to; index++) {
            messages.add(message(event(index)));
        }
        return messages;
    }

    static Message message(GenericRecord event) {
        return new Message(event.get("event_id").toString().getBytes(UTF_8), EVENTS.bytes(event));
    }
}
