package org.mmoestreams.app.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Works out answers that may take long, on a few threads of its own, so that the server's are free for whoever asks for
 * health; and bounds the bytes of all bodies that are read, wait or are worked on. What is more than that is refused.
 */
final class Work implements AutoCloseable {

    /** What is made of a body takes many times its bytes: few at a time. */
    private static final int THREADS = 3;

    private static final int MOST_WAITING = 256;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                Thread thread = new Thread(work, "http-work");
                thread.setDaemon(true);
                return thread;
            });
    private final Semaphore bytes;

    /** @param maxBodyBytes the largest body: one of it has room */
    Work(int maxBodyBytes) {
        bytes = new Semaphore(Math.max(MOST_BYTES, maxBodyBytes));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes room for a body, to be given back by {@link #release}.
     *
     * @throws ProblemException when there is none
     */
    void reserve(int bodyBytes) {
        if (!bytes.tryAcquire(bodyBytes)) {
            throw busy();
        }
    }

    /** Gives back the room of a body. */
    void release(int bodyBytes) {
        bytes.release(bodyBytes);
    }

    /**
     * Does something soon.
     *
     * @throws ProblemException when too much waits already
     */
    void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException full) {
            throw busy();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static ProblemException busy() {
        return ProblemException.unavailable("too many requests at a time (expected: fewer; ask again later)");
    }
}
