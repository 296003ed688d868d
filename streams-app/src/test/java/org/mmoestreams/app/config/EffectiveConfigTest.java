package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.Reaction;
import org.mmoestreams.client.registry.SubjectNaming;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.drift.Ddm;
import org.mmoestreams.model.ExpertTraining;
import org.mmoestreams.model.Frame;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Ftrl;
import org.mmoestreams.optim.OptimizerPlan;
import org.mmoestreams.optim.RmsProp;
import org.mmoestreams.optim.Schedule;

class EffectiveConfigTest {

    @TempDir
    private Path folder;

    @Test
    void defaultsAreThoseOfTheLearnerAndTheTopics() {
        Settings settings = Settings.of();
        assertThat(settings.learner()).isEqualTo(LearnerConfig.standard());
        assertThat(settings.topics()).isEqualTo(Topics.standard());
        assertThat(settings.event())
                .isEqualTo(new EventSettings(Optional.empty(), Optional.empty(), List.of(), Duration.ofHours(24)));
        assertThat(settings.window()).isEqualTo(new WindowSettings(Duration.ofMinutes(10), Duration.ofMillis(20)));
        assertThat(settings.metrics()).isEqualTo(new MetricsSettings(10_000, 1_000));
        assertThat(settings.applicationStateDir())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "mmoe-streams", "mmoe-streams"));
        assertThat(settings.kafka()).isEmpty();
    }

    @Test
    void laterSourcesWin() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.yaml"),
                "window: {rows: 1}\nmodel: {experts: 1, seed: 1}\nkafka.a: file\nkafka.b: file\n");
        Map<String, String> environment =
                Map.of("MMOE_WINDOW_ROWS", "2", "MMOE_MODEL_EXPERTS", "2", "MMOE_KAFKA_B", "environment", "HOME", "/");
        List<String> flags = List.of("window.rows=3", "window.rows=4");
        Settings settings =
                EffectiveConfig.of(Optional.of(file), environment, flags).settings();
        assertThat(settings.learner().seed()).isEqualTo(1);
        assertThat(settings.learner().architecture()).isEqualTo(new MmoeArchitecture(2, 16, 8, 8, true));
        assertThat(settings.learner().windowRows()).isEqualTo(4);
        assertThat(settings.kafka()).containsOnly(Map.entry("a", "file"), Map.entry("b", "environment"));
    }

    @Test
    void everyKeyReachesItsSetting() {
        Settings settings = Settings.of(
                "application-id=app",
                "topics.features=f",
                "topics.labels=l",
                "topics.experts=e",
                "topics.predictions=p",
                "topics.metrics=m",
                "topics.dead-letters=d",
                "topics.drift=c",
                "event.spec=s.yaml",
                "event.schema=s.avsc",
                "event.writer-schemas=one.avsc, two.avsc",
                "event.max-ahead=PT1H",
                "labels.spec=l.yaml",
                "labels.schema=l.avsc",
                "labels.writer-schemas=three.avsc",
                "labels.learn=when-complete",
                "labels.changed=learn",
                "labels.retention=P1D",
                "labels.max-waiting=11",
                "labels.wait-for-event=PT2H",
                "predictions.headers=traceparent, tracestate",
                "window.rows=9",
                "window.max-stream-time=PT0S",
                "window.linger=PT1S",
                "model.kind=mmoe",
                "model.experts=2",
                "model.expert-units=3",
                "model.tower-units=4",
                "model.embedding-width=5",
                "model.wide=false",
                "model.load-balance=0.01",
                "model.expert-dropout=0.1",
                "model.seed=-6",
                "model.start-from=began.model",
                "model.start-optimizer-state=false",
                "optimizer.kind=adam",
                "optimizer.learning-rate=0.001",
                "optimizer.beta1=0",
                "optimizer.beta2=0.99",
                "optimizer.epsilon=1e-7",
                "optimizer.schedule.kind=cosine",
                "optimizer.schedule.steps=500",
                "optimizer.schedule.left=0.2",
                "optimizer.schedule.warm-up=50",
                "optimizer.wide.kind=ftrl",
                "optimizer.wide.learning-rate=0.1",
                "optimizer.wide.initial-accumulator=0.2",
                "optimizer.wide.l1=0.3",
                "optimizer.wide.l2=0.4",
                "optimizer.wide.beta=0.5",
                "optimizer.embeddings.kind=rmsprop",
                "optimizer.embeddings.decay=0.6",
                "optimizer.embeddings.momentum=0.7",
                "optimizer.embeddings.epsilon=0.8",
                "optimizer.embeddings.centred=true",
                "metrics.sliding-rows=70",
                "metrics.every-rows=80",
                "metrics.dead-expert-windows=90",
                "drift.detector=ddm",
                "drift.ddm.warm-up=31",
                "drift.ddm.warning-level=2.5",
                "drift.ddm.drift-level=3.5",
                "drift.reaction=raise-rate, income=restart-tower",
                "drift.rate=5",
                "drift.windows=6",
                "drift.input-rows=700",
                "drift.input-threshold=0.3",
                "http.host=::1",
                "http.port=0",
                "registry.url=https://registry:8081",
                "registry.user=u",
                "registry.password=p",
                "registry.truststore=ca.pem",
                "registry.truststore-password=q",
                "registry.subject-naming=record",
                "registry.auto-register=false",
                "registry.retry-for=PT40S",
                "registry.timeout=PT3S",
                "registry.deserializer-class=d",
                "registry.serializer-class=s",
                "state.dir=/var/state",
                "kafka.security.protocol=SSL=x");
        assertThat(settings)
                .isEqualTo(new Settings(
                        "app",
                        Topics.of(role -> role == TopicRole.DRIFT
                                ? "c"
                                : role.name().substring(0, 1).toLowerCase(Locale.ROOT)),
                        new EventSettings(
                                Optional.of(Path.of("s.yaml")),
                                Optional.of(Path.of("s.avsc")),
                                List.of(Path.of("one.avsc"), Path.of("two.avsc")),
                                Duration.ofHours(1)),
                        new LabelSettings(
                                new LabelSettings.Files(
                                        Optional.of(Path.of("l.yaml")),
                                        Optional.of(Path.of("l.avsc")),
                                        List.of(Path.of("three.avsc"))),
                                LabelSettings.Learn.WHEN_COMPLETE,
                                LabelSettings.Changed.LEARN,
                                new LabelWaiting(Duration.ofDays(1), 11, Duration.ofHours(2))),
                        new PredictionSettings(List.of("traceparent", "tracestate")),
                        new WindowSettings(Duration.ZERO, Duration.ofSeconds(1)),
                        new LearnerConfig(
                                new MmoeArchitecture(2, 3, new Frame(4, 5, false), new ExpertTraining(0.01, 0.1)),
                                new OptimizerPlan(
                                        new Adam(0.001, 0, 0.99, 1e-7),
                                        Optional.of(new Ftrl(0.1, 0.2, 0.3, 0.4, 0.5)),
                                        Optional.of(new RmsProp(0.05, 0.6, 0.7, 0.8, true)),
                                        new Schedule(Schedule.Form.COSINE, 500, 0.2, 50)),
                                9,
                                -6),
                        new StartSettings(Optional.of(Path.of("began.model")), false),
                        new MetricsSettings(70, 80, ScopeSettings.none(), 90),
                        new DriftSettings(
                                Optional.of(new Ddm(31, 2.5, 3.5)),
                                new Reactions(Reaction.Kind.RAISE_RATE, Map.of("income", Reaction.Kind.RESTART_TOWER)),
                                5,
                                6,
                                700,
                                0.3),
                        new HttpSettings("::1", 0),
                        new RegistrySettings(
                                Optional.of(URI.create("https://registry:8081")),
                                new RegistryAccess("u", "p", "", Optional.of(Path.of("ca.pem")), "q"),
                                SubjectNaming.RECORD,
                                false,
                                Duration.ofSeconds(40),
                                Duration.ofSeconds(3),
                                new SerdeClasses("d", "s")),
                        Path.of("/var/state"),
                        Map.of("security.protocol", "SSL=x")));
    }

    @Test
    void saysWhichFileAValueCameFrom() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "window: {rows: 0, row: 1}\n");
        EffectiveConfig unknown = EffectiveConfig.of(
                Optional.of(Files.writeString(folder.resolve("b.yaml"), "window: {rows: 0}\n")), Map.of(), List.of());
        assertThatThrownBy(unknown::settings)
                .hasMessage("window.rows: 0 (expected: 1 to 65536), from " + folder.resolve("b.yaml"));
        assertThatThrownBy(() -> EffectiveConfig.of(Optional.of(file), Map.of(), List.of()))
                .hasMessageStartingWith("window.row: unknown key, from " + file);
    }

    @Test
    void saysWhichVariableAValueCameFrom() {
        assertThatThrownBy(() -> fromEnvironment("MMOE_WINDOW_ROWS", "x").settings())
                .hasMessage("window.rows: x (expected: 1 to 65536), from environment variable MMOE_WINDOW_ROWS");
        assertThatThrownBy(() -> fromEnvironment("MMOE_WINDOWROWS", "1"))
                .hasMessage("MMOE_WINDOWROWS: unknown environment variable (expected: one of a known key; "
                        + "the nearest is MMOE_WINDOW_ROWS)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MMOE_JAVA_OPTS", "MMOE_LOG_LEVEL", "PATH", "mmoe_window_rows"})
    void leavesOtherVariablesAlone(String variable) {
        assertThat(fromEnvironment(variable, "x").settings()).isEqualTo(Settings.of());
    }

    @Test
    void printsYamlThatReadsBackTheSame() throws IOException {
        String[] assignments = {
            "window.rows=7",
            "application-id=null",
            "optimizer.epsilon=1e-9",
            "state.dir=C:\\x \"y\" # z",
            "kafka.a= [b: 'c'"
        };
        String yaml = EffectiveConfig.of(Optional.empty(), Map.of(), List.of(assignments))
                .toYaml();
        assertThat(yaml).contains("window.rows: 7  # --set\n").contains("model.experts: 8  # default\n");
        Path file = Files.writeString(folder.resolve("printed.yaml"), yaml);
        assertThat(EffectiveConfig.of(Optional.of(file), Map.of(), List.of()).settings())
                .isEqualTo(Settings.of(assignments));
    }

    private static EffectiveConfig fromEnvironment(String variable, String value) {
        return EffectiveConfig.of(Optional.empty(), Map.of(variable, value), List.of());
    }
}
