package org.mmoestreams.nn;

import org.mmoestreams.optim.Optimizers;

/**
 * What a network's weights start from.
 *
 * @param initializer draws them
 * @param optimizers update them
 */
public record Start(Initializer initializer, Optimizers optimizers) {}
