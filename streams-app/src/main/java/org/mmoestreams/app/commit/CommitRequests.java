package org.mmoestreams.app.commit;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.mmoestreams.app.config.StreamsProperties;

/**
 * Asks for a commit once in each interval in which something changed, at the same moments for all processors of a thread, which
 * share its commits. So a processor can finish what waits right before, instead of having it wait for the next commit.
 */
public final class CommitRequests {

    private final ProcessorContext<?, ?> context;
    private final Runnable before;
    private boolean changed;

    private CommitRequests(ProcessorContext<?, ?> context, Runnable before) {
        this.context = context;
        this.before = before;
    }

    /**
     * Asks from now on, when the application was given {@link StreamsProperties#COMMIT_EVERY_MS}.
     *
     * @param before is run before each request, whether or not there will be one
     */
    public static CommitRequests start(ProcessorContext<?, ?> context, Runnable before) {
        CommitRequests requests = new CommitRequests(context, before);
        Object every = context.appConfigs().get(StreamsProperties.COMMIT_EVERY_MS);
        if (every != null) {
            Duration interval = Duration.ofMillis(Math.max(1, Long.parseLong(every.toString())));
            context.schedule(Instant.EPOCH, interval, PunctuationType.WALL_CLOCK_TIME, now -> requests.ask());
        }
        return requests;
    }

    /** Notes that there is something to commit. */
    public void changed() {
        changed = true;
    }

    private void ask() {
        before.run();
        if (changed) {
            context.commit();
            changed = false;
        }
    }
}
