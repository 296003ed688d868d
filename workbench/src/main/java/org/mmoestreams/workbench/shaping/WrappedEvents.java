package org.mmoestreams.workbench.shaping;

import org.mmoestreams.workbench.data.EventSource;

/** Events made of those of another source: all but what comes next is that one's. */
abstract class WrappedEvents implements EventSource {

    private final EventSource events;

    WrappedEvents(EventSource events) {
        this.events = events;
    }

    final EventSource events() {
        return events;
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public long nextIndex() {
        return events.nextIndex();
    }

    @Override
    public String position() {
        return events.position();
    }

    @Override
    public final long skipped() {
        return events.skipped();
    }

    @Override
    public final void close() {
        events.close();
    }
}
