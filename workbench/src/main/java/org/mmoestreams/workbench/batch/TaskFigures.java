package org.mmoestreams.workbench.batch;

/**
 * How well a task's rows were predicted.
 *
 * @param rows those whose label is known
 * @param loss mean log loss in nats of a binary task, mean squared error in the label's unit of another; null without
 *     rows
 * @param auc area under the ROC curve; null of a regression task, and where a class is absent
 * @param predictedOverObserved sum of what was predicted over the sum of the labels; null where that is 0
 */
public record TaskFigures(long rows, Double loss, Double auc, Double predictedOverObserved) {}
