package org.mmoestreams.workbench.draft;

/** A list of fields in a feature spec, in the order in which they are written. */
enum Section {
    /** Fields whose values are names. */
    NOMINAL("nominal"),
    /** Fields whose values are numbers. */
    CONTINUOUS("continuous"),
    /** Fields that hold several names. */
    MULTI_VALUED("multi-valued"),
    /** Fields that are not used. */
    IGNORED("ignored");

    private final String key;

    Section(String key) {
        this.key = key;
    }

    /** Its key in the spec. */
    String key() {
        return key;
    }
}
