package org.mmoestreams.workbench.draft;

import java.util.Optional;

/**
 * Rows that were looked at.
 *
 * @param row what is known of them
 * @param rows how many there were
 * @param unusable how many more could not be read
 * @param problem what is wrong with the first of those
 */
public record Sample(Profile row, long rows, long unusable, Optional<String> problem) {}
