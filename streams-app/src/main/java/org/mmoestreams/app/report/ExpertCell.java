package org.mmoestreams.app.report;

import org.mmoestreams.schemas.ExpertShare;

/**
 * What a task's gate gave an expert in some windows.
 *
 * @param weight its mean weight, 0 to 1
 * @param topShare share of the rows in which it had the greatest weight, 0 to 1
 * @param dead whether it had next to none for many windows
 */
record ExpertCell(double weight, double topShare, boolean dead) {

    static ExpertCell of(ExpertShare share) {
        return new ExpertCell(share.getMeanWeight(), share.getTopShare(), share.getDead());
    }
}
