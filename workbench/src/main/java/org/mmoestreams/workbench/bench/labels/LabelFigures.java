package org.mmoestreams.workbench.bench.labels;

import java.util.List;
import java.util.Map;

/**
 * What the benchmark of late labels measured.
 *
 * @param windows by task whose late labels the policies are about, the window of the policies that have one
 * @param longestDelays by such a task, the longest delay of a label
 * @param policies in the order in which they ran
 */
public record LabelFigures(
        Map<String, String> windows, Map<String, String> longestDelays, List<PolicyFigures> policies) {

    /** Whether all that was published is what the oracles say, where there were any. */
    public boolean areAsTold() {
        return policies.stream()
                .allMatch(policy -> policy.oracle() == null || policy.oracle().isEqual());
    }
}
