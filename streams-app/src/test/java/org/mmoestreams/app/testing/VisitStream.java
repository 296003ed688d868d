package org.mmoestreams.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.testing.Visits;

/**
 * Random visits one after the other.
 *
 * @param labelledShare share of visits with a label, 0 to 1; of those some have one label only
 * @param stepMillis time from one visit to the next
 * @param jitterMillis visits come up to this much out of order
 * @param jumpShare share of visits before which time stands still for a minute
 */
public record VisitStream(double labelledShare, long stepMillis, long jitterMillis, double jumpShare) {

    /** Every visit labelled, one a second. */
    public static VisitStream labelled() {
        return new VisitStream(1, 1000, 0, 0);
    }

    /** Labelled and unlabelled visits, out of order, with pauses. */
    public static VisitStream mixed(SplittableRandom random) {
        double share = List.of(0.0, 0.05, 0.5, 0.9).get(random.nextInt(4));
        return new VisitStream(share, 1000, random.nextInt(20_000) + 1, random.nextDouble() * 0.1);
    }

    /** {@code count} visits as bytes. */
    public List<byte[]> bytes(SplittableRandom random, int count) {
        return records(random, count).stream().map(Visits::bytes).toList();
    }

    /** {@code count} visits. */
    public List<GenericRecord> records(SplittableRandom random, int count) {
        List<GenericRecord> visits = new ArrayList<>();
        long time = Visits.START;
        for (int i = 0; i < count; i++) {
            time += stepMillis + (random.nextDouble() < jumpShare ? 60_000 : 0);
            long at = time - (jitterMillis == 0 ? 0 : random.nextLong(jitterMillis));
            GenericRecord visit = random.nextDouble() < labelledShare
                    ? Visits.labelled(random, i, at)
                    : Visits.unlabelled(random, i, at);
            if (visit.get("bought") != null && labelledShare < 1 && random.nextInt(4) == 0) {
                visit.put(random.nextBoolean() ? "bought" : "spent", null);
            }
            visits.add(visit);
        }
        return visits;
    }
}
