package org.mmoestreams.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.ProcessorStateException;

/** Says why a learner stopped, without what Kafka Streams wraps it in. */
final class StopReason {

    private StopReason() {}

    /** What went wrong at the root of a failure. */
    static Throwable root(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return chain.get(chain.size() - 1);
    }

    /**
     * One line about the root of a failure; about the folder when it was the local state that failed, whose own messages seldom
     * name it.
     *
     * @param stateFolder the application's folder of local state
     */
    static String of(Throwable failure, Path stateFolder) {
        Throwable root = root(failure);
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        if (chain(failure).stream().noneMatch(StopReason::isOfLocalState)) {
            return message;
        }
        return "state folder " + stateFolder + ": " + root.getClass().getSimpleName() + ", " + message
                + " (expected: a folder that this learner alone writes to; delete it, for the model is kept in Kafka, or"
                + " set state.dir)";
    }

    private static boolean isOfLocalState(Throwable failure) {
        return failure instanceof ProcessorStateException || failure instanceof LockException;
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }
}
