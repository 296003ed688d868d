package org.mmoestreams.app.learner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.schemas.LabelEvent;

/**
 * Random visits and the labels that come before and after them: some twice, some changed, some taken back, some of no
 * visit, and records of either topic that cannot be used.
 */
final class LateStream {

    private static final int LATEST = 40;
    private static final int EARLIEST = 5;

    private final SplittableRandom random;
    private final List<List<LateRecord>> places = new ArrayList<>();

    private LateStream(SplittableRandom random, int places) {
        this.random = random;
        for (int place = 0; place < places; place++) {
            this.places.add(new ArrayList<>());
        }
    }

    /** What is sent, in its order, of so many visits; the last ones have all their labels and end what waits. */
    static List<LateRecord> of(SplittableRandom random, int visits) {
        LateStream stream = new LateStream(random, visits + LATEST);
        double labelled = List.of(0.0, 0.3, 1.0).get(random.nextInt(3));
        VisitStream shape = new VisitStream(labelled, 1000, random.nextInt(20_000) + 1, 0.1 * random.nextDouble());
        List<GenericRecord> records = shape.records(random, visits);
        for (int index = 0; index < visits; index++) {
            stream.add(index, records.get(index));
        }
        return stream.places.stream().flatMap(List::stream).toList();
    }

    private void add(int place, GenericRecord visit) {
        byte[] bytes = Visits.bytes(visit);
        if (random.nextInt(30) == 0) {
            send(place, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
        send(place, bytes);
        if (random.nextInt(30) == 0) {
            send(place + random.nextInt(LATEST), bytes);
        }
        String id = visit.get("id").toString();
        for (int label = random.nextInt(4); label > 0; label--) {
            int steps = random.nextInt(EARLIEST + LATEST) - EARLIEST;
            addLabel(Math.max(0, place + steps), id, (long) visit.get("at") + 1000L * steps);
        }
    }

    private void addLabel(int place, String visit, long time) {
        String id = random.nextInt(12) == 0 ? "nobody" + random.nextInt(3) : visit;
        byte[] key = (random.nextInt(40) == 0 ? "another" : id).getBytes(UTF_8);
        byte[] value = label(id, time);
        switch (random.nextInt(20)) {
            case 0 -> sendLabel(place, key, Arrays.copyOf(value, random.nextInt(value.length)));
            case 1, 2 -> sendLabel(place, key, null);
            case 3, 4, 5 -> {
                sendLabel(place, key, value);
                sendLabel(place + random.nextInt(places.size() - place), key, value);
            }
            default -> sendLabel(place, key, value);
        }
    }

    private byte[] label(String id, long time) {
        boolean isBought = random.nextBoolean();
        String task = random.nextInt(40) == 0 ? "returns" : isBought ? "buys" : "spends";
        return AvroBytes.of(LabelEvent.newBuilder()
                .setEventId(id)
                .setEventTime(Instant.ofEpochMilli(time))
                .setTask(task)
                .setValue(isBought ? random.nextBoolean() : (Object) (double) random.nextInt(20))
                .build());
    }

    private void send(int place, byte[] value) {
        places.get(place).add(LateRecord.event(value));
    }

    private void sendLabel(int place, byte[] key, byte[] value) {
        places.get(place).add(LateRecord.label(key, value));
    }
}
