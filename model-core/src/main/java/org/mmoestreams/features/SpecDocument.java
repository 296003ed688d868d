package org.mmoestreams.features;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** A feature spec as it is written down: its keys, each with what it means. */
record SpecDocument(
        @JsonProperty("event-id")
        @JsonPropertyDescription("The field that identifies an event: text of 1 to 256 bytes, or a whole" + " number.")
        String eventId,

        @JsonProperty("event-time")
        @JsonPropertyDescription("The field of the event's time, or a mapping with its unit.")
        EventTime eventTime,

        @JsonProperty("row-weight")
        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription(
                "A field with the row's weight in the loss, 0 to 1e6; a missing one is 1." + " Default: all weigh 1.")
        String rowWeight,

        @JsonProperty("nominal")
        @JsonPropertyDescription("Fields whose values are names: texts, enums, booleans, whole numbers.")
        List<NominalField> nominal,

        @JsonProperty("continuous") @JsonPropertyDescription("Fields whose values are numbers.")
        List<ContinuousField> continuous,

        @JsonProperty("crosses")
        @JsonInclude(Include.NON_EMPTY)
        @JsonPropertyDescription("Combinations of fields, with an embedding each.")
        List<Cross> crosses,

        @JsonProperty("multi-valued")
        @JsonInclude(Include.NON_EMPTY)
        @JsonPropertyDescription(
                "Fields that hold several names: arrays, and maps whose entries are names" + " such as colour=red.")
        List<MultiValuedField> multiValued,

        @JsonProperty("tasks") @JsonPropertyDescription("What is predicted, one at least.")
        List<Task> tasks,

        @JsonProperty("ignored")
        @JsonPropertyDescription("Fields that are not used; a record's name stands for all that is in it.")
        List<String> ignored) {

    static SpecDocument of(FeatureSpec spec) {
        Features features = spec.features();
        return new SpecDocument(
                spec.eventId(),
                spec.row().time(),
                spec.row().weight(),
                features.nominal(),
                features.continuous(),
                features.crosses(),
                features.multiValued(),
                spec.tasks(),
                spec.ignored());
    }

    FeatureSpec spec() {
        RowFields row = new RowFields(eventId, eventTime, rowWeight);
        return new FeatureSpec(row, new Features(nominal, continuous, crosses, multiValued), tasks, ignored);
    }
}
