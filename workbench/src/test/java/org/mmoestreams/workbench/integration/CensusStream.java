package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.workbench.data.CensusEvents;
import org.mmoestreams.workbench.data.CensusGenerator;
import org.mmoestreams.workbench.data.CensusTree;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.RowRange;

/** Census-like events that are the same on every run. */
final class CensusStream {

    static final EventClock CLOCK = EventClock.from(Instant.parse("1995-01-01T00:00:00Z"));

    private static final CensusTree TREE = CensusTree.standard();
    private static final long SEED = 20_260_101;

    private CensusStream() {}

    /** The rows of a range, to be replayed. */
    static CensusGenerator rows(RowRange range) {
        return CensusGenerator.of(TREE, SEED, range);
    }

    /** The event that a replay makes of a row. */
    static CensusEvent event(long index) {
        return CensusEvents.of(
                CensusEvents.idOf(index),
                CLOCK.timeOf(index),
                rows(new RowRange(index, 1)).next());
    }

    /** The messages that a replay sends for the rows {@code [from, to)}. */
    static List<Message> messages(long from, long to) {
        List<Message> messages = new ArrayList<>();
        for (long index = from; index < to; index++) {
            messages.add(message(event(index)));
        }
        return messages;
    }

    static Message message(CensusEvent event) {
        return new Message(event.getEventId().getBytes(UTF_8), AvroBytes.of(event));
    }
}
