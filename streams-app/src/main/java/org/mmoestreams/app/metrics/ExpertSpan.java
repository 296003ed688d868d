package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * How experts were used in some successive windows of one partition.
 *
 * @param versionFrom the number of the first window
 * @param versionTo that of the last one
 * @param timeFrom the earliest event time, in milliseconds since the epoch
 * @param timeTo the latest one
 * @param use sums over the windows' rows
 */
record ExpertSpan(long versionFrom, long versionTo, long timeFrom, long timeTo, ExpertUse use) {

    /** That of one window. */
    static ExpertSpan of(ScoredWindow window, ExpertUse use) {
        return new ExpertSpan(
                window.getModelVersion(),
                window.getModelVersion(),
                window.getEventTimeFrom().toEpochMilli(),
                window.getEventTimeTo().toEpochMilli(),
                use);
    }

    /** That of these windows and one after them. */
    ExpertSpan and(ExpertSpan next) {
        return new ExpertSpan(
                versionFrom,
                next.versionTo,
                Math.min(timeFrom, next.timeFrom),
                Math.max(timeTo, next.timeTo),
                use.plus(next.use));
    }

    byte[] write() {
        byte[] sums = use.write();
        return ByteBuffer.allocate(4 * Long.BYTES + sums.length)
                .putLong(versionFrom)
                .putLong(versionTo)
                .putLong(timeFrom)
                .putLong(timeTo)
                .put(sums)
                .array();
    }

    static ExpertSpan read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long versionFrom = in.getLong();
        long versionTo = in.getLong();
        long timeFrom = in.getLong();
        long timeTo = in.getLong();
        byte[] sums = new byte[in.remaining()];
        in.get(sums);
        return new ExpertSpan(versionFrom, versionTo, timeFrom, timeTo, ExpertUse.read(sums));
    }
}
