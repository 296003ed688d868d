package org.mmoestreams.app.report;

import org.mmoestreams.schemas.CalibrationBin;

/**
 * A point of a calibration curve: rows whose probabilities are in one bin.
 *
 * @param from the bin's lower edge
 * @param to its upper edge
 * @param rows labelled rows in it
 * @param prediction their mean probability
 * @param rate the share of positives among them
 */
record CalibrationPoint(double from, double to, long rows, double prediction, double rate) {

    static CalibrationPoint of(CalibrationBin bin) {
        return new CalibrationPoint(
                bin.getFrom(), bin.getTo(), bin.getRows(), bin.getMeanPrediction(), bin.getPositiveRate());
    }
}
