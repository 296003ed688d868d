package org.mmoestreams.app.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.mmoestreams.app.committed.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one reader messages as server-sent events, each with a number, a type and JSON. Whoever has a message only
 * leaves it here; a reader that is so slow that there is no more room is dropped, and may ask again.
 */
final class EventChannel implements Consumer<Message> {

    private static final Logger LOG = LoggerFactory.getLogger(EventChannel.class);

    private static final int MOST_WAITING = 1024;
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_BEATS = 2;
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Exchange exchange;
    private final Executor threads;
    private final Queue<Message> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean isSending = new AtomicBoolean();
    private final AtomicBoolean isEnded = new AtomicBoolean();
    private final Consumer<EventChannel> whenEnded;
    /** Signs of life since the reader took something last; the first is due at once. */
    private final AtomicInteger beats = new AtomicInteger(1);
    /** Of the thread alone that sends. */
    private long number;

    /** @param whenEnded is called once, with this, when it has ended */
    EventChannel(Exchange exchange, Executor threads, Consumer<EventChannel> whenEnded) {
        this.exchange = exchange;
        this.threads = threads;
        this.whenEnded = whenEnded;
    }

    /** Begins to send. */
    void begin() {
        send();
    }

    boolean hasEnded() {
        return isEnded.get();
    }

    @Override
    public void accept(Message message) {
        if (!isEnded.get() && !waiting.offer(message)) {
            end(new TimeoutException("too slow a reader"));
        } else {
            send();
        }
    }

    /** Sends a sign of life, unless two are still on their way: then the reader is gone or too slow. */
    void beat() {
        if (beats.incrementAndGet() > MOST_BEATS) {
            end(new TimeoutException("too slow a reader"));
        } else {
            send();
        }
    }

    /** Ends the answer, or breaks it off where the reader has not taken what was sent. */
    void close() {
        if (!isSending.compareAndSet(false, true)) {
            end(new TimeoutException("closed while something was on its way"));
        } else if (isEnded.compareAndSet(false, true)) {
            whenEnded.accept(this);
            exchange.response().write(true, null, exchange.callback());
        }
    }

    private void send() {
        if (!isEnded.get() && isSending.compareAndSet(false, true)) {
            try {
                threads.execute(this::sendWaiting);
            } catch (RejectedExecutionException busy) {
                // the next message or sign of life tries again
                isSending.set(false);
            }
        }
    }

    private void sendWaiting() {
        if (isEnded.get()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int count = 0; count < MOST_AT_ONCE; count++) {
            Message message = waiting.poll();
            if (message == null) {
                break;
            }
            append(message, text);
        }
        if (text.isEmpty() && beats.get() == 0) {
            rest();
            return;
        }
        byte[] bytes = text.isEmpty() ? BEAT : text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.response().write(false, ByteBuffer.wrap(bytes), Callback.from(this::sent, this::end));
    }

    private void sent() {
        beats.set(0);
        rest();
    }

    /** Whatever came while it sent found it sending: it is sent now. */
    private void rest() {
        isSending.set(false);
        if (!waiting.isEmpty() || beats.get() > 0) {
            send();
        }
    }

    private void append(Message message, StringBuilder text) {
        text.append("id: ")
                .append(++number)
                .append("\nevent: ")
                .append(message.type())
                .append("\ndata: ");
        text.append(Json.line(message.body())).append("\n\n");
    }

    private void end(Throwable failure) {
        if (isEnded.compareAndSet(false, true)) {
            whenEnded.accept(this);
            waiting.clear();
            try {
                threads.execute(() -> fail(failure));
            } catch (RejectedExecutionException closing) {
                fail(failure);
            }
        }
    }

    private void fail(Throwable failure) {
        try {
            exchange.callback().failed(failure);
        } catch (RuntimeException gone) {
            LOG.debug("The server had ended the connection before", gone);
        }
    }
}
