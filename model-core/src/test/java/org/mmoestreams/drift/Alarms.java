package org.mmoestreams.drift;

import java.util.ArrayList;
import java.util.List;

/** What a detector says of a stream: rows of alarms and of warnings, counted from 0, and the changes. */
record Alarms(List<Integer> drifts, List<Integer> warnings, List<Change> changes) {

    static Alarms of(DetectorConfig config, double... values) {
        Alarms alarms = new Alarms(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        DriftDetector detector = DriftDetector.of(config);
        for (int row = 0; row < values.length; row++) {
            Signal signal = detector.add(values[row]);
            if (signal == Signal.DRIFT) {
                alarms.drifts.add(row);
                alarms.changes.add(detector.lastChange().orElseThrow());
            } else if (signal == Signal.WARNING) {
                alarms.warnings.add(row);
            }
        }
        return alarms;
    }
}
