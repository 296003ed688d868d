package org.mmoestreams.app.runtime;

import org.apache.kafka.clients.admin.TopicDescription;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.commit.CommitWatch;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.input.LiveInput;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelDefaults;

/**
 * What follows a learner while it runs.
 *
 * @param input watches its features topic
 * @param commits watches its commits
 * @param observations takes note of what happens
 */
record Companions(LiveInput input, CommitWatch commits, Observations observations) implements AutoCloseable {

    /**
     * Begins to watch.
     *
     * @param features the features topic as it is
     */
    static Companions start(Settings settings, String bootstrap, EventSchema schema, TopicDescription features) {
        Observations observations = new Observations();
        LabelDefaults.warnings(schema).forEach(warning -> observations.wrong(warning, warning));
        LiveInput input = LiveInput.follow(features, () -> Admins.create(settings, bootstrap));
        return new Companions(input, CommitWatch.start(), observations);
    }

    @Override
    public void close() {
        input.close();
        commits.close();
    }
}
