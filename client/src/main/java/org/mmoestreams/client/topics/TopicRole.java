package org.mmoestreams.client.topics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.mmoestreams.schemas.DriftEvent;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * The topics that the application shares with others, by what they are for. The configuration has a key for each; what
 * is created, what brokers must allow, and what {@code consume} can print follow from this list and from the nodes of
 * the topology that read and write them.
 */
public enum TopicRole implements TopicName {
    /** Events come from here: as many models learn as it has partitions. */
    FEATURES(
            Flow.INPUT,
            "Events come from here; key: the event id.",
            "the event id; it is not read, and chooses the partition",
            null),
    /** Labels that come after their events. There need not be one. */
    LABELS(
            Flow.OPTIONAL_INPUT,
            "Labels that come after their events come from here; key: the event id. It has as many partitions as the"
                    + " features topic. Empty: there is none.",
            "the event id",
            null),
    /** One prediction per event. */
    PREDICTIONS(Flow.OUTPUT, "One prediction per event goes here.", "the event id", Prediction.getClassSchema()),
    /** How good the model is. */
    METRICS(Flow.OUTPUT, "Each task's metrics go here.", "the task's name", TaskMetrics.getClassSchema()),
    /** Events that could not be used, as they came. */
    DEAD_LETTERS(Flow.OUTPUT, "Events that cannot be used go here, the reason in their headers.", "as it came", null),
    /** How each model uses its experts. There need not be one. */
    EXPERTS(
            Flow.OPTIONAL_OUTPUT,
            "How each model's experts are used by each task goes here. Empty: it does not.",
            "the model's id, a slash and the task's name",
            ExpertMetrics.getClassSchema()),
    /** Changes of the stream. There need not be one. */
    DRIFT(
            Flow.OPTIONAL_OUTPUT,
            "One record per change of the stream that a drift detector found goes here; key: the task or the field."
                    + " Empty: there is none.",
            "the name of the task or field",
            DriftEvent.getClassSchema());

    private enum Flow {
        INPUT,
        OPTIONAL_INPUT,
        OUTPUT,
        OPTIONAL_OUTPUT
    }

    private final Flow flow;
    private final String doc;
    private final String recordKey;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes a schema of a generated class
    private final Optional<Schema> schema;

    TopicRole(Flow flow, String doc, String recordKey, Schema schema) {
        this.flow = flow;
        this.doc = doc;
        this.recordKey = recordKey;
        this.schema = Optional.ofNullable(schema);
    }

    /** Those that the application writes. */
    public static List<TopicRole> outputs() {
        return Arrays.stream(values()).filter(TopicRole::isOutput).toList();
    }

    /** As keys and commands spell it: {@code dead-letters}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of its name in the configuration: {@code topics.dead-letters}. */
    public String key() {
        return "topics." + label();
    }

    /** Its name when nothing is configured: {@code census.dead-letters}; empty: there is none then. */
    public String standardName() {
        return isOptional() ? "" : "census." + label();
    }

    /** What it is for, in a sentence. */
    public String doc() {
        return doc;
    }

    /** What the keys of its records are, in UTF-8. */
    public String recordKey() {
        return recordKey;
    }

    /** Whether the application writes it; it reads the others. */
    public boolean isOutput() {
        return flow == Flow.OUTPUT || flow == Flow.OPTIONAL_OUTPUT;
    }

    /** Whether there need not be such a topic. */
    public boolean isOptional() {
        return flow == Flow.OPTIONAL_INPUT || flow == Flow.OPTIONAL_OUTPUT;
    }

    @Override
    public Optional<Schema> schema() {
        return schema;
    }

    /**
     * How many partitions it gets when the application creates it: inputs get what was asked for, since they are read
     * side by side; outputs one.
     *
     * @param asked what was asked for, at least 1
     */
    int partitions(int asked) {
        return isOutput() ? 1 : asked;
    }

    @Override
    public boolean isAmong(Topics shared) {
        return shared.has(this);
    }

    @Override
    public String in(String applicationId, Topics shared) {
        return shared.name(this);
    }
}
