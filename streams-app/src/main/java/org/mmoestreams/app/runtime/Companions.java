package org.mmoestreams.app.runtime;

import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.commit.CommitWatch;
import org.mmoestreams.app.committed.Committed;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.app.input.InputTopics;
import org.mmoestreams.app.input.LiveInput;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.LabelDefaults;

/**
 * What follows a learner while it runs.
 *
 * @param input watches its inputs
 * @param commits watches its commits
 * @param observations takes note of what happens
 * @param committed knows what it has committed, where someone may ask for that
 * @param format the format that values have
 */
record Companions(
        LiveInput input, CommitWatch commits, Observations observations, Committed committed, WireFormat format)
        implements AutoCloseable {

    /**
     * Begins to watch.
     *
     * @param inputs the inputs as they are
     * @param format the format that values have; is closed with these
     */
    static Companions start(
            Settings settings, String bootstrap, EventSchema schema, InputTopics inputs, WireFormat format) {
        Observations observations = new Observations();
        LabelDefaults.warnings(schema).forEach(warning -> observations.wrong(warning, warning));
        LiveInput input = LiveInput.follow(inputs, () -> Admins.create(settings, bootstrap), format, observations);
        Committed committed = new Committed(settings.applicationId(), TopicFormats.values(settings, format));
        return new Companions(input, CommitWatch.start(), observations, committed, format);
    }

    @Override
    public void close() {
        input.close();
        commits.close();
        format.close();
    }
}
