package org.mmoestreams.workbench.draft;

import java.util.List;

/**
 * What decisions are made on, beside the field itself.
 *
 * @param rows how many rows were seen
 * @param roles the fields that are no features
 * @param leaks which fields tell labels
 */
record Evidence(long rows, Roles roles, Leaks leaks) {

    static Evidence of(long rows, Roles roles) {
        return new Evidence(rows, roles, new Leaks(rows, roles.tasks()));
    }

    /** The tasks. */
    List<LabelTask> tasks() {
        return roles.tasks();
    }
}
