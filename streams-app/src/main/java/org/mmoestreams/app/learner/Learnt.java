package org.mmoestreams.app.learner;

import java.util.List;
import org.mmoestreams.Reaction;
import org.mmoestreams.features.Clipped;

/**
 * What became of a window that was closed.
 *
 * @param finite whether its step was finite; else the model stayed as it was
 * @param clipped what was learnt as if it had been nearer to the rest
 * @param events how many events were added to windows so far
 * @param reactions what the learner did about changes that were found in it
 */
record Learnt(boolean finite, List<Clipped> clipped, long events, List<Reaction> reactions) {}
