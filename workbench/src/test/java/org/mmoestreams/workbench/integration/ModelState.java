package org.mmoestreams.workbench.integration;

import org.mmoestreams.client.models.StoredModel;

/** What two runs over the same records must agree on, of the model of one partition. */
public record ModelState(int partition, long windows, long rowsLearnt, long pendingRows, String digest) {

    /** The state of a stored model. */
    public static ModelState of(StoredModel model) {
        return new ModelState(
                model.partition(), model.windows(), model.rowsLearnt(), model.pendingRows(), model.digest());
    }
}
