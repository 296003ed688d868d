package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.optim.OptimizerConfig;

/** Every key of the configuration, apart from those that go to Kafka as they are. */
final class Keys {

    /** Keys that begin so go to Kafka as they are, without it. */
    static final String KAFKA_PREFIX = "kafka.";

    private static final Duration CENTURY = Duration.ofDays(36_500);

    static final Key<String> APPLICATION_ID = new Key<>(
            "application-id",
            ValueType.topicName(),
            "mmoe-streams",
            "Names the learner in Kafka: its consumer group, transactions and internal topics. Learners "
                    + "with the same id share the work.");

    static final Key<String> FEATURES = new Key<>(
            "topics.features", ValueType.topicName(), "census.features", "Events come from here; key: the event id.");
    static final Key<String> PREDICTIONS = new Key<>(
            "topics.predictions", ValueType.topicName(), "census.predictions", "One prediction per event goes here.");
    static final Key<String> METRICS =
            new Key<>("topics.metrics", ValueType.topicName(), "census.metrics", "Each task's metrics go here.");
    static final Key<String> DEAD_LETTERS = new Key<>(
            "topics.dead-letters",
            ValueType.topicName(),
            "census.dead-letters",
            "Events that cannot be used go here, the reason in their headers.");

    static final Key<Optional<Path>> EVENT_SPEC = new Key<>(
            "event.spec",
            ValueType.path(),
            "",
            "The feature spec, a YAML file: which fields are features, which are labels. Empty: the census "
                    + "spec that is built in.");
    static final Key<Optional<Path>> EVENT_SCHEMA = new Key<>(
            "event.schema",
            ValueType.path(),
            "",
            "The Avro schema (`.avsc`) that events are read as. Empty: that of `CensusEvent`.");
    static final Key<List<Path>> EVENT_WRITER_SCHEMAS = new Key<>(
            "event.writer-schemas",
            ValueType.paths(),
            "",
            "Further Avro schemas (`.avsc`) that events may have been written with, known by their fingerprints.");
    static final Key<Duration> EVENT_MAX_AHEAD = new Key<>(
            "event.max-ahead",
            ValueType.duration(Duration.ZERO, CENTURY),
            "PT24H",
            "An event whose time is further than this ahead of its record's timestamp goes to the dead "
                    + "letters, lest it move stream time for good.");

    static final Key<List<String>> PREDICTION_HEADERS = new Key<>(
            "predictions.headers",
            ValueType.headerNames(),
            "",
            "Headers of an event that its prediction gets too, such as `traceparent`; `*`: all. At most "
                    + "4,096 bytes for each event, others are left out.");

    static final Key<Integer> WINDOW_ROWS = Key.of("window.rows", LearnerConfig.WINDOW_ROWS);
    static final Key<Duration> WINDOW_MAX_STREAM_TIME = new Key<>(
            "window.max-stream-time",
            ValueType.duration(Duration.ZERO, CENTURY),
            "PT10M",
            "A training window closes too when stream time (the highest event time so far) has passed this "
                    + "since its first row. `PT0S`: never.");
    static final Key<Duration> WINDOW_LINGER = new Key<>(
            "window.linger",
            ValueType.duration(Duration.ZERO, Duration.ofHours(1)),
            "PT0.02S",
            "How long, by the clock on the wall, an event waits for company before it is predicted. Changes "
                    + "latency, never a value.");

    static final KindKeys<Architecture> MODEL =
            KindKeys.of("model", Architecture.kinds(), "The network that is learnt.");
    static final Key<Long> SEED =
            new Key<>("model.seed", ValueType.anyInteger(), "42", "Seeds the weights that the model starts from.");

    static final KindKeys<OptimizerConfig> OPTIMIZER =
            KindKeys.of("optimizer", OptimizerConfig.kinds(), "The rule that updates weights.");

    static final Key<Integer> SLIDING_ROWS = new Key<>(
            "metrics.sliding-rows",
            ValueType.integer(1, 10_000_000),
            "10000",
            "Sliding metrics are over this many of the last labelled rows.");
    static final Key<Integer> EVERY_ROWS = new Key<>(
            "metrics.every-rows",
            ValueType.integer(1, 10_000_000),
            "1000",
            "Metrics are published each time this many labelled rows have come.");

    static final Key<String> HTTP_HOST = new Key<>(
            "http.host",
            ValueType.host(),
            "127.0.0.1",
            "The address that the learner's health is told on. Nothing there is protected: leave it on "
                    + "loopback or behind a proxy.");
    static final Key<Integer> HTTP_PORT = new Key<>(
            "http.port",
            ValueType.integer(-1, 65_535),
            "-1",
            "The port that the learner's health is told on: `GET /health/live`, `/health/ready`, `/vitals`. "
                    + "0: a free one. -1: none.");

    static final Key<Optional<Path>> STATE_DIR = new Key<>(
            "state.dir",
            ValueType.path(),
            "",
            "Kafka Streams keeps its local state in the folder `<application-id>` below this one. Empty: "
                    + "`mmoe-streams` in the folder for temporary files.");

    static final List<Key<?>> ALL = Stream.<List<? extends Key<?>>>of(
                    List.of(
                            APPLICATION_ID,
                            FEATURES,
                            PREDICTIONS,
                            METRICS,
                            DEAD_LETTERS,
                            EVENT_SPEC,
                            EVENT_SCHEMA,
                            EVENT_WRITER_SCHEMAS,
                            EVENT_MAX_AHEAD,
                            PREDICTION_HEADERS,
                            WINDOW_ROWS,
                            WINDOW_MAX_STREAM_TIME,
                            WINDOW_LINGER),
                    MODEL.all(),
                    List.of(SEED),
                    OPTIMIZER.all(),
                    List.of(SLIDING_ROWS, EVERY_ROWS, HTTP_HOST, HTTP_PORT, STATE_DIR))
            .flatMap(List::stream)
            .<Key<?>>map(key -> key)
            .toList();

    private static final Map<String, Key<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Key::name, Function.identity()));

    private Keys() {}

    static Optional<Key<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** A message of the learner's about its settings, with the names of their keys in place of the settings' own. */
    static String inKeys(String message) {
        int end = Math.max(0, message.indexOf(": "));
        return Arrays.stream(message.substring(0, end).split(", "))
                        .map(Keys::keyOfSetting)
                        .collect(Collectors.joining(", "))
                + message.substring(end);
    }

    static String nearestTo(String name) {
        return ALL.stream()
                .map(Key::name)
                .min(Comparator.comparingInt(known -> EditDistance.between(name, known)))
                .orElseThrow();
    }

    private static String keyOfSetting(String name) {
        if (name.equals(LearnerConfig.WINDOW_ROWS.name())) {
            return WINDOW_ROWS.name();
        }
        return Stream.of(MODEL, OPTIMIZER)
                .flatMap(keys -> keys.keyOf(name).stream())
                .findFirst()
                .orElse(name);
    }
}
