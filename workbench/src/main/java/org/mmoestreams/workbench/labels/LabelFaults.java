package org.mmoestreams.workbench.labels;

import static org.mmoestreams.checks.Checks.check;

/**
 * What becomes of labels on their way.
 *
 * @param onlyPositive whether negative labels of binary tasks are never sent
 * @param lost the share of labels that are never sent
 * @param twice the share of labels that are sent twice
 */
public record LabelFaults(boolean onlyPositive, double lost, double twice) {

    /** Each label is sent once. */
    public static final LabelFaults NONE = new LabelFaults(false, 0, 0);

    /** Checks the shares. */
    public LabelFaults {
        check(lost >= 0 && lost <= 1, "label-loss", lost, "0 to 1, a share of the labels");
        check(twice >= 0 && twice <= 1, "label-duplicates", twice, "0 to 1, a share of the labels");
    }
}
