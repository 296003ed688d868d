package org.mmoestreams.app.learner;

import org.mmoestreams.app.observe.Observations;

/**
 * What leaves a learner beside what it predicts and learns.
 *
 * @param maxDeadLetterBytes the largest record batch that the dead-letter topic takes
 * @param headers which headers predictions take over from their events
 * @param observations takes note of what happens, for all partitions
 */
public record Outlets(int maxDeadLetterBytes, CarriedHeaders headers, Observations observations) {}
