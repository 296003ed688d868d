package org.mmoestreams.workbench.replay;

import java.util.function.Consumer;

/** Messages, the first of which is shown to someone before it is sent. */
public final class FirstShown implements Messages {

    private final Messages messages;
    private final Consumer<Message> viewer;
    private boolean isShown;

    /** The same messages; closing these closes them. */
    public FirstShown(Messages messages, Consumer<Message> viewer) {
        this.messages = messages;
        this.viewer = viewer;
    }

    @Override
    public boolean hasNext() {
        return messages.hasNext();
    }

    @Override
    public Message next() {
        Message message = messages.next();
        if (!isShown) {
            isShown = true;
            viewer.accept(message);
        }
        return message;
    }

    @Override
    public long nextRow() {
        return messages.nextRow();
    }

    @Override
    public long skipped() {
        return messages.skipped();
    }

    @Override
    public void close() {
        messages.close();
    }
}
