package org.mmoestreams.client.serde;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.LabelSpec;

/**
 * How labels that come after their events are read: the schema that they are read as, the schemas that they may be
 * written with, and the meaning of their fields. Whatever can be known of them before the first label is checked when
 * one is made, as it is for events.
 *
 * @param reader the schema that labels are read as, a record
 * @param writers further schemas that labels may have been written with
 * @param labels the meaning of the reader schema's fields
 * @param spec has the tasks
 * @param origins where these come from, for messages
 */
public record LabelSchema(
        Schema reader, List<Schema> writers, LabelSpec labels, FeatureSpec spec, SchemaOrigins origins) {

    private static final String BUILT_IN = "/schemas/LabelEvent.avsc";

    /**
     * Checks that all go together.
     *
     * @throws IllegalArgumentException when they do not; names the key, the file, the field and what was expected
     */
    public LabelSchema {
        writers = List.copyOf(writers);
        SchemaParts.checkRecord(origins.reader(), reader);
        Schema record = reader;
        SchemaParts.checked(origins.spec(), () -> {
            labels.checkAgainst(FieldPath.leaves(record).keySet(), spec.tasks());
            return labels;
        });
        LabelFields fields = SchemaParts.checked(origins.reader(), () -> LabelFields.of(record, labels, spec));
        SchemaParts.checked(origins.spec(), () -> {
            fields.checkValues();
            return labels;
        });
        List<WriterFields> written = SchemaParts.checkWriters(origins, writers, fields.used());
        for (int i = 0; i < writers.size(); i++) {
            WrittenRecord writer = written.get(i + 1).record();
            SchemaParts.checked(origins.writers().get(i), () -> {
                refuseDefaults(writer);
                return writer;
            });
        }
    }

    /**
     * Schemas and a label spec that come from no files.
     *
     * @throws IllegalArgumentException when they do not go together
     */
    public LabelSchema(Schema reader, List<Schema> writers, LabelSpec labels, FeatureSpec spec) {
        this(reader, writers, labels, spec, SchemaOrigins.none(RecordKind.LABEL, writers.size()));
    }

    /** The project's own LabelEvent, for the tasks of a feature spec. */
    public static LabelSchema builtIn(FeatureSpec spec) {
        return of(SchemaFiles.none(), spec);
    }

    /**
     * The schema and label spec of some files, those of LabelEvent where there is none.
     *
     * @param files the label spec and the schemas of labels
     * @throws IllegalArgumentException when a file cannot be read or is not sound, or they do not go together
     */
    public static LabelSchema of(SchemaFiles files, FeatureSpec spec) {
        SchemaParts parts = new SchemaParts(RecordKind.LABEL, files);
        Schema reader = parts.reader(BUILT_IN);
        LabelSpec labels = parts.spec()
                .map(text -> SchemaParts.checked(parts.origins().spec(), () -> LabelSpec.parse(text)))
                .orElseGet(LabelSpec::builtIn);
        return new LabelSchema(reader, parts.writers(), labels, spec, parts.origins());
    }

    /** What labels of a known schema begin with, by where that schema comes from, as {@link EventSchema} has it. */
    public Map<String, String> fingerprints() {
        return SchemaParts.fingerprints(origins, reader, writers);
    }

    /** A default that is a value would be learnt as the label of each event whose writer lacks the field. */
    private static void refuseDefaults(WrittenRecord written) {
        written.defaults().forEach((field, value) -> {
            if (value != null) {
                throw new IllegalArgumentException("no field " + field.path() + ", and its default in "
                        + RecordKind.LABEL.schemaKey() + " is " + value
                        + " (expected: the default null there, or the field in what is written)");
            }
        });
        for (WrittenField field : written.fields()) {
            if (field instanceof WrittenField.Inner inner) {
                refuseDefaults(inner.inner());
            }
        }
    }
}
