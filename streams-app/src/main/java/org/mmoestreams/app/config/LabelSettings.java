package org.mmoestreams.app.config;

import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mmoestreams.client.serde.LabelSchema;
import org.mmoestreams.client.serde.SchemaFiles;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.settings.Values;

/**
 * What is done with labels that come after their events.
 *
 * @param files how they are read
 * @param learn when an event's row is learnt
 * @param changed what is done with a label that is another one than its event has already
 * @param waiting how long, and how many, events and labels wait for each other
 */
public record LabelSettings(Files files, Learn learn, Changed changed, LabelWaiting waiting) {

    private static final Key<Optional<Path>> SPEC = new Key<>(
            "labels.spec",
            ValueTypes.path(),
            "",
            "The label spec, a YAML file: which fields of `labels.schema` are the event's id, the time, the task and"
                    + " the label. Empty: that of `LabelEvent`. Of `topics.labels`.");
    private static final Key<Optional<Path>> SCHEMA = new Key<>(
            "labels.schema",
            ValueTypes.path(),
            "",
            "The Avro schema (`.avsc`) that labels are read as. Empty: that of `LabelEvent`. Of `topics.labels`.");
    private static final Key<List<Path>> WRITER_SCHEMAS = new Key<>(
            "labels.writer-schemas",
            ValueTypes.paths(),
            "",
            "Further Avro schemas (`.avsc`) that labels may have been written with, known by their fingerprints. Of"
                    + " `topics.labels`.");
    private static final Key<Learn> LEARN = new Key<>(
            "labels.learn",
            Values.oneOf(List.of(Learn.values()), LabelSettings::nameOf),
            "when-labelled",
            "When an event is learnt: each task by itself when its label comes, all tasks at once when none is open any"
                    + " more, or each task at the end of its `attribution`. Of `topics.labels`.");
    private static final Key<Changed> CHANGED = new Key<>(
            "labels.changed",
            Values.oneOf(List.of(Changed.values()), LabelSettings::nameOf),
            "ignore",
            "What is done with another label for a task of an event that has one: it is counted and ignored, or it is"
                    + " learnt. Of `topics.labels`.");

    /** When an event's row is learnt. */
    public enum Learn {
        /** Each task when its label comes. */
        WHEN_LABELLED,
        /** All tasks at once, when each has its label or waits for none any more. */
        WHEN_COMPLETE,
        /** Each task at the end of its window, with its label or as a negative; without one when its label comes. */
        AT_END
    }

    /** What is done with a label that is another one than its event has already. */
    public enum Changed {
        /** It is counted. */
        IGNORE,
        /** It is learnt. */
        LEARN
    }

    /**
     * The files that say how labels are read.
     *
     * @param spec the label spec; empty: that of LabelEvent
     * @param schema the Avro schema that labels are read as; empty: that of LabelEvent
     * @param writerSchemas further Avro schemas that labels may have been written with
     */
    public record Files(Optional<Path> spec, Optional<Path> schema, List<Path> writerSchemas) {

        /** Keeps a copy of the list. */
        public Files {
            writerSchemas = List.copyOf(writerSchemas);
        }
    }

    /**
     * Checks that no file is named where no labels come to be read by it.
     *
     * @throws IllegalArgumentException when one is
     */
    void checkGoesWith(Topics topics) {
        if (!topics.has(TopicRole.LABELS)) {
            files.spec().ifPresent(file -> refuse(SPEC, file));
            files.schema().ifPresent(file -> refuse(SCHEMA, file));
            files.writerSchemas().forEach(file -> refuse(WRITER_SCHEMAS, file));
        }
    }

    /**
     * Reads the files.
     *
     * @param spec has the tasks
     * @throws ConfigException when one cannot be read or is not sound, or they do not go together
     */
    public LabelSchema read(FeatureSpec spec) {
        try {
            return LabelSchema.of(new SchemaFiles(files.spec(), files.schema(), files.writerSchemas()), spec);
        } catch (IllegalArgumentException unsound) {
            throw new ConfigException(unsound.getMessage());
        }
    }

    static LabelSettings of(KeyValues values) {
        return new LabelSettings(
                new Files(values.of(SPEC), values.of(SCHEMA), values.of(WRITER_SCHEMAS)),
                values.of(LEARN),
                values.of(CHANGED),
                LabelWaiting.of(values));
    }

    private static void refuse(Key<?> key, Path file) {
        check(
                false,
                key.name(),
                file,
                "empty, for " + TopicRole.LABELS.key() + " is empty and no labels come by themselves; set "
                        + TopicRole.LABELS.key() + ", or leave this out");
    }

    private static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
