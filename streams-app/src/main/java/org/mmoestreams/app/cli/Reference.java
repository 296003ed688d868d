package org.mmoestreams.app.cli;

import java.util.function.Supplier;
import org.mmoestreams.app.config.ConfigReference;
import org.mmoestreams.app.config.SchemaReference;
import org.mmoestreams.app.config.SpecReference;
import org.mmoestreams.app.topology.TopicReference;

/** Tables of the documentation that are made of what the code says. */
enum Reference {
    /** Of the configuration's keys. */
    KEYS(ConfigReference::markdown),
    /** Of the keys of feature and label specs. */
    SPEC(() -> SpecReference.markdown() + "\n" + SpecReference.labels()),
    /** Of the topics. */
    TOPICS(TopicReference::markdown),
    /** Of the records' fields. */
    SCHEMAS(SchemaReference::markdown);

    @SuppressWarnings("ImmutableEnumChecker") // the suppliers keep nothing
    private final Supplier<String> markdown;

    Reference(Supplier<String> markdown) {
        this.markdown = markdown;
    }

    /** The tables. */
    String markdown() {
        return markdown.get();
    }
}
