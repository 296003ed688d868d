package org.mmoestreams.workbench.replay;

import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Messages without those that an earlier replay of the same rows, with the same options, has sent: no message is
 * missing and none comes twice, however that one ended.
 */
public final class Resumed implements Messages {

    private final Messages messages;
    private final SentBefore before;
    private Message upcoming;
    private long number;
    private long passed;

    private Resumed(Messages messages, SentBefore before) {
        this.messages = messages;
        this.before = before;
    }

    /**
     * The messages that are left. All are gone through once to find out.
     *
     * @param all opens all messages
     * @param topics where they go
     * @param consumer without subscription; the caller closes it
     * @param interrupted whether to end; asked a few times a second
     * @throws IllegalArgumentException when the topics do not end in messages of these
     * @throws IllegalStateException when a topic is not there, or it was interrupted
     */
    public static Resumed of(
            Supplier<Messages> all,
            Set<String> topics,
            Consumer<byte[], byte[]> consumer,
            BooleanSupplier interrupted) {
        SentBefore before = SentBefore.in(consumer, topics, interrupted);
        if (!before.isEmpty()) {
            try (Messages once = all.get()) {
                before.find(once);
            }
        }
        return new Resumed(all.get(), before);
    }

    /** How many messages were passed over so far, as they were sent before. */
    public long passed() {
        return passed;
    }

    @Override
    public boolean hasNext() {
        while (upcoming == null && messages.hasNext()) {
            Message message = messages.next();
            if (before.has(number++, message)) {
                passed++;
            } else {
                upcoming = message;
            }
        }
        return upcoming != null;
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more messages");
        }
        Message message = upcoming;
        upcoming = null;
        return message;
    }

    @Override
    public long nextRow() {
        return upcoming != null && upcoming.isEvent() ? upcoming.row() : messages.nextRow();
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
