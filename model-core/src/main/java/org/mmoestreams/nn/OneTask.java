package org.mmoestreams.nn;

/**
 * A task that weights belong to alone.
 *
 * @param number its place among the tasks
 * @param name names the weights
 */
public record OneTask(int number, String name) {}
