package org.mmoestreams.workbench.example;

/**
 * A vertical line across a panel, where something happens.
 *
 * @param x where
 * @param text what, in a few words
 */
public record Mark(double x, String text) {}
