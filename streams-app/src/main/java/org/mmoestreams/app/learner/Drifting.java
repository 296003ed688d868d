package org.mmoestreams.app.learner;

import org.mmoestreams.app.config.DriftSettings;

/**
 * What a learner does about changes of its stream.
 *
 * @param settings how they are looked for, and what is done then
 * @param published whether there is a topic that they go to
 */
public record Drifting(DriftSettings settings, boolean published) {}
