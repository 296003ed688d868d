package org.mmoestreams.app.committed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells whoever asked for it of what was committed, at once. Safe for several threads. */
public final class Feed {

    private final List<Consumer<Message>> readers = new CopyOnWriteArrayList<>();

    /**
     * Begins to tell.
     *
     * @param reader is called on stream threads, which wait for it: must hand over and return
     */
    public void begin(Consumer<Message> reader) {
        readers.add(reader);
    }

    /** Tells a reader no more. */
    public void end(Consumer<Message> reader) {
        readers.remove(reader);
    }

    /** How many are told. */
    public int readers() {
        return readers.size();
    }

    /** Tells all readers. */
    public void tell(Message message) {
        readers.forEach(reader -> reader.accept(message));
    }
}
