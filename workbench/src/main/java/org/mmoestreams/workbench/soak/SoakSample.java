package org.mmoestreams.workbench.soak;

import org.mmoestreams.app.http.Vitals;

/**
 * Vital signs of a learner in the course of a soak.
 *
 * @param seconds since the soak's start
 * @param life which of the learner's processes, from 0
 * @param events events predicted so far
 * @param vitals the process's vital signs
 */
public record SoakSample(double seconds, int life, long events, Vitals vitals) {}
