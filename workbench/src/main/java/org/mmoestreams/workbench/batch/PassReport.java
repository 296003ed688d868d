package org.mmoestreams.workbench.batch;

import java.util.List;
import java.util.Map;

/**
 * A training in passes as {@code --report} has it.
 *
 * @param passes what came of each
 * @param validation figures of the validation rows by the last model; null where there are none
 * @param test figures of the test rows by the last model; null where there are none
 * @param digest of the last model
 */
public record PassReport(
        List<PassFigures> passes, Map<String, TaskFigures> validation, Map<String, TaskFigures> test, String digest) {}
