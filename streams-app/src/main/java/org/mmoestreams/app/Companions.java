package org.mmoestreams.app;

import org.mmoestreams.app.commit.CommitWatch;
import org.mmoestreams.app.input.LiveInput;
import org.mmoestreams.app.observe.Observations;

/**
 * What follows a learner while it runs.
 *
 * @param input watches its features topic
 * @param commits watches its commits
 * @param observations takes note of what happens
 */
record Companions(LiveInput input, CommitWatch commits, Observations observations) implements AutoCloseable {

    @Override
    public void close() {
        input.close();
        commits.close();
    }
}
