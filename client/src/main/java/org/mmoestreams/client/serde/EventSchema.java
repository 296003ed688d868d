package org.mmoestreams.client.serde;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.mmoestreams.features.FeatureSpec;

/**
 * How events are read: the schema that the learner reads them as, the schemas that they may be written with, and the
 * meaning of their fields. Whatever can be known of them before the first event is checked when one is made: that each
 * field has a type that its role can have, that each label can have its positive value, and that events of each writer
 * schema can be read.
 *
 * @param reader the schema that events are read as, a record
 * @param writers further schemas that events may have been written with
 * @param spec the meaning of the reader schema's fields
 * @param origins where these come from, for messages
 */
public record EventSchema(Schema reader, List<Schema> writers, FeatureSpec spec, SchemaOrigins origins) {

    private static final String CENSUS_SCHEMA = "/schemas/CensusEvent.avsc";
    private static final String CENSUS_SPEC = "/census/features.yaml";

    /**
     * Checks that all go together.
     *
     * @throws IllegalArgumentException when they do not; names the key, the file, the field and what was expected
     */
    public EventSchema {
        writers = List.copyOf(writers);
        SchemaParts.checkRecord(origins.reader(), reader);
        Schema record = reader;
        SchemaParts.checked(origins.spec(), () -> {
            spec.checkAgainst(FieldPath.leaves(record).keySet());
            return spec;
        });
        UsedFields fields = SchemaParts.checked(origins.reader(), () -> EventFields.of(record, spec));
        SchemaParts.checked(origins.spec(), () -> {
            spec.tasks()
                    .forEach(task ->
                            LabelValues.check(RecordKind.EVENT, task, task.field(), fields.typeOf(task.field())));
            return spec;
        });
        SchemaParts.checkWriters(origins, writers, fields);
    }

    /**
     * Schemas and a spec that come from no files.
     *
     * @throws IllegalArgumentException when they do not go together
     */
    public EventSchema(Schema reader, List<Schema> writers, FeatureSpec spec) {
        this(reader, writers, spec, SchemaOrigins.none(RecordKind.EVENT, writers.size()));
    }

    /** The census event with its spec, as built in. */
    public static EventSchema census() {
        return of(SchemaFiles.none());
    }

    /**
     * The schema and spec of some files, the census ones where there is none.
     *
     * @throws IllegalArgumentException when a file cannot be read or is not sound, or they do not go together
     */
    public static EventSchema of(SchemaFiles files) {
        SchemaParts parts = new SchemaParts(RecordKind.EVENT, files);
        Schema reader = parts.reader(CENSUS_SCHEMA);
        String spec = parts.spec().orElseGet(() -> SchemaParts.resource(CENSUS_SPEC));
        return new EventSchema(
                reader,
                parts.writers(),
                SchemaParts.checked(parts.origins().spec(), () -> FeatureSpec.parse(spec)),
                parts.origins());
    }

    /**
     * What events of a known schema begin with, as in the message about those of an unknown one, by where that schema
     * comes from.
     */
    public Map<String, String> fingerprints() {
        return SchemaParts.fingerprints(origins, reader, writers);
    }
}
