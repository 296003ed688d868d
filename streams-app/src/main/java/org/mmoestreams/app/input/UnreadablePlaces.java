package org.mmoestreams.app.input;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** The places that the consumers of this learner cannot get past, by partition. Safe for use by several threads. */
final class UnreadablePlaces {

    private final Map<TopicPartition, UnreadableInput> places = new ConcurrentHashMap<>();

    void add(UnreadableInput place) {
        places.putIfAbsent(place.partition(), place);
    }

    void clear() {
        places.clear();
    }

    Optional<UnreadableInput> first() {
        return places.values().stream().findFirst();
    }

    Optional<UnreadableInput> in(TopicPartition partition) {
        return Optional.ofNullable(places.get(partition));
    }
}
