package org.mmoestreams.app.commit;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.mmoestreams.app.config.StreamsProperties;

/**
 * Asks for a commit once in each interval in which something changed, at the same moments for all processors of a
 * thread, which share its commits. So a processor can finish what waits right before, instead of having it wait for
 * the next commit. Where the thread stands still for long, intervals are left out: see {@link Pace}.
 */
final class CommitRequests {

    private static final int TURNS_PER_INTERVAL = 4;
    /** As often as the thread polls: more turns would only have it process fewer events in one. */
    private static final long SHORTEST_TURN_MILLIS = 10;

    private final ProcessorContext<?, ?> context;
    private final Runnable before;
    private final CommitWatch.Entry thread;
    private boolean changed;

    private CommitRequests(ProcessorContext<?, ?> context, Runnable before, CommitWatch.Entry thread) {
        this.context = context;
        this.before = before;
        this.thread = thread;
    }

    /**
     * Asks from now on, when the application was given {@link StreamsProperties#COMMIT_EVERY_MS}. Processors of a
     * thread keep one pace where it was given a {@link CommitWatch}, too.
     *
     * @param before is run at each moment at which a request may be made, whether or not there will be one
     */
    static CommitRequests start(ProcessorContext<?, ?> context, Runnable before) {
        Object every = context.appConfigs().get(StreamsProperties.COMMIT_EVERY_MS);
        long interval = every == null ? 1 : Math.max(1, Long.parseLong(every.toString()));
        CommitWatch.Entry thread = watch(context).entry(() -> new Pace(interval, longest(context, interval)));
        CommitRequests requests = new CommitRequests(context, before, thread);
        if (every != null) {
            Duration turn = Duration.ofMillis(Math.max(SHORTEST_TURN_MILLIS, interval / TURNS_PER_INTERVAL));
            // at moments of the requests, too, for each moment at which anything is called costs the thread's turns
            // events
            context.schedule(Instant.EPOCH, turn, PunctuationType.WALL_CLOCK_TIME, thread.pace()::turn);
            context.schedule(
                    Instant.EPOCH, Duration.ofMillis(interval), PunctuationType.WALL_CLOCK_TIME, requests::ask);
        }
        return requests;
    }

    /** Notes that there is something to commit. */
    void changed() {
        changed = true;
    }

    private void ask(long now) {
        thread.pace().turn(now);
        if (thread.pace().isCommitted(now)) {
            thread.committed();
        }
        if (thread.pace().isDue(now)) {
            before.run();
            if (changed) {
                context.commit();
                thread.pace().asked(now);
                thread.waits();
                changed = false;
            }
        } else if (changed) {
            thread.waits();
        }
    }

    private static CommitWatch watch(ProcessorContext<?, ?> context) {
        return context.appConfigs().get(CommitWatch.PROPERTY) instanceof CommitWatch watch ? watch : new CommitWatch();
    }

    /** Half of Kafka Streams' own interval, which is half of what transactions last: a slow commit needs the rest. */
    private static long longest(ProcessorContext<?, ?> context, long interval) {
        Object net = context.appConfigs().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
        return net == null ? interval : Math.max(interval, Long.parseLong(net.toString()) / 2);
    }
}
