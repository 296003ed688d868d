package org.mmoestreams.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.app.http.ProblemException;
import org.mmoestreams.app.scoring.EventIds;
import org.mmoestreams.app.scoring.JsonEvents;
import org.mmoestreams.app.scoring.Scorers;
import org.mmoestreams.app.scoring.UnusableEventException;
import org.mmoestreams.client.conversion.JsonText;

/** Reads events out of requests, and finds the model that is to answer for each. */
final class Questions {

    private static final int MOST_EVENTS = 1000;
    private static final String EVENTS = "events";
    private static final String PARTITION = "partition";

    private final JsonEvents events;
    private final Scorers scorers;
    private final EventIds ids;
    private final int partitions;

    /**
     * Reads questions.
     *
     * @param ids by which producers choose a partition
     * @param partitions of the features topic
     */
    Questions(JsonEvents events, EventIds ids, Scorers scorers, int partitions) {
        this.events = events;
        this.ids = ids;
        this.scorers = scorers;
        this.partitions = partitions;
    }

    /**
     * The events of a request: an event, or an object with nothing but a list {@code events}.
     *
     * @throws ProblemException naming the event and the field that cannot be read
     */
    List<Question> of(Asked asked) {
        asked.allowOnly(List.of(PARTITION));
        Optional<Long> partition = asked.number(PARTITION, 0);
        SortedSet<Integer> here = scorers.partitions();
        if (here.isEmpty()) {
            throw ProblemException.unavailable("no model is here (expected: one; the learner has no partition yet)");
        }
        partition
                .filter(asks -> asks >= partitions || !here.contains(asks.intValue()))
                .ifPresent(asks -> {
                    throw ProblemException.notFound(
                            "partition: " + asks + " (expected: one that is here, " + here + ")");
                });
        List<JsonNode> nodes = nodes(asked.body());
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            byte[] event = bytes(nodes.get(i), i);
            int place = i;
            questions.add(
                    new Question(event, partition.map(Long::intValue).orElseGet(() -> partition(event, place, here))));
        }
        return questions;
    }

    private List<JsonNode> nodes(byte[] body) {
        JsonNode root;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            BatchSize.check(text, EVENTS, MOST_EVENTS);
            root = JsonText.parse(text);
        } catch (CharacterCodingException e) {
            throw ProblemException.badRequest("body: not UTF-8 (expected: JSON in UTF-8)");
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(
                    "body: no JSON (expected: an event as an object, or {\"events\": [...]}; " + e.getMessage() + ")");
        }
        if (!(root instanceof ObjectNode object)) {
            throw ProblemException.badRequest("body: no object (expected: an event, or {\"events\": [...]})");
        }
        boolean isBatch = object.size() == 1 && object.path(EVENTS).isArray();
        if (!isBatch) {
            return List.of(object);
        }
        List<JsonNode> batch = new ArrayList<>();
        object.get(EVENTS).forEach(batch::add);
        if (batch.isEmpty()) {
            throw BatchSize.refusal(EVENTS, 0, MOST_EVENTS);
        }
        return batch;
    }

    private byte[] bytes(JsonNode node, int index) {
        try {
            return events.bytes(node);
        } catch (IllegalArgumentException e) {
            throw ProblemException.unusable("events[" + index + "]: " + e.getMessage());
        }
    }

    private int partition(byte[] event, int index, SortedSet<Integer> here) {
        if (partitions == 1) {
            return here.first();
        }
        try {
            int ofId = Scorers.partitionOf(ids.of(event, index), partitions);
            return here.contains(ofId) ? ofId : here.first();
        } catch (UnusableEventException unusable) {
            throw Refusals.of(unusable, index);
        }
    }

    /** An event to be answered for. */
    static final class Question {

        private final byte[] event;
        private final int partition;

        private Question(byte[] event, int partition) {
            this.event = event;
            this.partition = partition;
        }

        /** In Avro's single-object encoding. */
        byte[] event() {
            return event;
        }

        /** The partition whose model answers. */
        int partition() {
            return partition;
        }
    }
}
