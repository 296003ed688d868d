package org.mmoestreams.app.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.mmoestreams.app.admin.MissingTopicsException;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.topology.LearnerTopology;

/** Says why a learner stopped, without what Kafka Streams wraps it in. */
final class StopReason {

    private StopReason() {}

    /** What went wrong at the root of a failure. */
    static Throwable root(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return chain.get(chain.size() - 1);
    }

    /**
     * One line about the root of a failure; about the folder when it was the local state that failed, whose own
     * messages seldom name it.
     *
     * @param stateFolder the application's folder of local state
     */
    static String of(Throwable failure, Path stateFolder) {
        Throwable root = root(failure);
        if (root instanceof MissingSourceTopicException) {
            return "a topic that it reads was deleted (expected: topics to stay while it runs)";
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        if (chain(failure).stream().noneMatch(StopReason::isOfLocalState)) {
            return message;
        }
        return "state folder " + stateFolder + ": " + root.getClass().getSimpleName() + ", " + message
                + " (expected: a folder that this learner alone writes to; delete it, for the model is kept in Kafka,"
                + " or set state.dir)";
    }

    /**
     * What to say when topics that the learner reads have gone while it ran; Kafka Streams names none. Empty when they
     * are there again.
     *
     * @param present all topics that are there
     */
    static Optional<RuntimeException> vanished(Set<String> present, Settings settings) {
        List<String> gone = LearnerTopology.sources(settings).stream()
                .filter(topic -> !present.contains(topic))
                .toList();
        return gone.isEmpty() ? Optional.empty() : Optional.of(new MissingTopicsException(gone));
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
