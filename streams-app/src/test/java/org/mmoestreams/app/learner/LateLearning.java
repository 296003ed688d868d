package org.mmoestreams.app.learner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mmoestreams.Reaction;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.EagerDrift;
import org.mmoestreams.app.testing.PassingValues;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;

/**
 * What a learner has made of random records by random rules.
 *
 * @param settings the learner's
 * @param schema how it reads events, with the rules of the tasks
 * @param records what was in the topics, in the order in which it was read
 * @param history the windows that it learnt, as it wrote them
 * @param model as it is stored in the end
 */
public record LateLearning(
        Settings settings, EventSchema schema, List<LateRecord> records, List<byte[]> history, StoredModel model) {

    private static final Duration LINGER = Duration.ofMillis(20);
    private static final int NONE = -1;
    private static final int PLENTY = 1_000_000;

    /** Learns all records. */
    public static LateLearning of(SplittableRandom random) {
        return of(random, Settings.of(anyRules(random)), anySchema(random), false);
    }

    /**
     * Learns all records of two streams by the same rules: the second by a learner that begins with the model that the
     * first one made. What this gives is of the second.
     *
     * @param file gets that model
     */
    public static LateLearning startingFrom(Path file, SplittableRandom random) {
        List<String> rules = new ArrayList<>(List.of(anyRules(random)));
        EventSchema schema = anySchema(random);
        LateLearning first = of(random, Settings.of(rules.toArray(String[]::new)), schema, false);
        first.model.saved().write(file);
        rules.add("model.start-from=" + file);
        rules.add("model.start-optimizer-state=" + random.nextBoolean());
        return of(random, Settings.of(rules.toArray(String[]::new)), schema, false);
    }

    /**
     * Learns all records but for one label of the last third, which it passes over as if it could not be read. Learns
     * each label as it comes, and throws out nothing.
     */
    public static LateLearning withoutALabel(SplittableRandom random) {
        String[] rules = rules(random, EagerDrift.OF_ERRORS, Learn.WHEN_LABELLED, PLENTY, Reaction.Kind.RESTART_TOWER);
        return of(random, Settings.of(rules), schema(Visits.SPEC, random), true);
    }

    /** When all records came, in milliseconds since the epoch. */
    public long recordTime() {
        return Visits.START;
    }

    /** What the rules are. */
    @Override
    public String toString() {
        return schema.spec().tasks() + " " + settings.labels() + " " + settings.window();
    }

    private static LateLearning of(SplittableRandom random, Settings settings, EventSchema schema, boolean losesOne) {
        List<LateRecord> records = LateStream.of(random, 60 + random.nextInt(100));
        int[] labels = IntStream.range(0, records.size())
                .filter(each -> records.get(each).isLabel())
                .toArray();
        int lost = losesOne ? labels[labels.length - 1 - random.nextInt(labels.length / 3)] : NONE;
        try (RestartableLearner learner = new RestartableLearner(schema, settings, Visits.START).committingWhenTold()) {
            for (int next = 0; next < records.size(); next++) {
                (next == lost ? records.get(next).spoilt() : records.get(next)).accept(learner);
                if (random.nextInt(10) == 0) {
                    learner.advance(LINGER);
                }
            }
            learner.commit();
            return new LateLearning(settings, schema, records, history(learner), learner.storedModel());
        }
    }

    private static List<byte[]> history(RestartableLearner learner) {
        String sink = LearnerNode.HISTORY + " ";
        return learner.published().stream()
                .filter(line -> line.startsWith(sink))
                .map(line -> HexFormat.of().parseHex(line.substring(sink.length())))
                .toList();
    }

    private static String[] anyRules(SplittableRandom random) {
        Learn learn = List.of(Learn.values()).get(random.nextInt(Learn.values().length));
        int most = random.nextInt(3) > 0 ? PLENTY : 1 + random.nextInt(30);
        Reaction.Kind reaction = List.of(Reaction.Kind.values()).get(random.nextInt(4));
        return rules(random, EagerDrift.any(random), learn, most, reaction);
    }

    private static String[] rules(
            SplittableRandom random, EagerDrift detector, Learn learn, int most, Reaction.Kind reaction) {
        return detector.and(
                Visits.smallModel(
                        "window.rows=" + (1 + random.nextInt(8)),
                        "topics.labels=labels",
                        "labels.learn=" + learn.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "labels.changed=" + (random.nextBoolean() ? "ignore" : "learn"),
                        "labels.retention=PT" + (40 + random.nextInt(100)) + "S",
                        "labels.wait-for-event=PT" + random.nextInt(60) + "S",
                        "labels.max-waiting=" + most),
                reaction);
    }

    private static EventSchema anySchema(SplittableRandom random) {
        return schema(PassingValues.orNot(random), random);
    }

    private static EventSchema schema(FeatureSpec spec, SplittableRandom random) {
        List<Task> tasks = List.of(
                spec.tasks().get(0).attributing(ofBuys(random)),
                spec.tasks().get(1).attributing(ofSpends(random)));
        return new EventSchema(
                Visits.SCHEMA, List.of(), new FeatureSpec(spec.row(), spec.features(), tasks, spec.ignored()));
    }

    private static Attribution ofBuys(SplittableRandom random) {
        Duration window = Duration.ofSeconds(1 + random.nextInt(30));
        return switch (random.nextInt(5)) {
            case 0 -> ofSpends(random);
            case 1 -> new Attribution(Duration.ZERO, AtEnd.NEGATIVE, Late.CORRECT, null);
            case 2, 3 -> new Attribution(window, AtEnd.NEGATIVE, Late.CORRECT, Correction.ELAPSED_TIME);
            default ->
                new Attribution(window, AtEnd.NEGATIVE, List.of(Late.values()).get(random.nextInt(3)), null);
        };
    }

    private static Attribution ofSpends(SplittableRandom random) {
        return random.nextInt(3) == 0
                ? Attribution.none()
                : new Attribution(
                        Duration.ofSeconds(1 + random.nextInt(40)),
                        random.nextBoolean() ? AtEnd.DROP : AtEnd.KEEP,
                        Late.COUNT,
                        null);
    }
}
