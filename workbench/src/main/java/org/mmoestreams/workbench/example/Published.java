package org.mmoestreams.workbench.example;

/**
 * A figure that somebody else has published for a task.
 *
 * @param source who, and of what
 * @param task the task's name here
 * @param train AUC on the rows learnt; null where there is none
 * @param test AUC on rows that were not learnt
 */
record Published(String source, String task, Double train, Double test) {}
