package org.mmoestreams.workbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.doctor.Examination.Finding;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Set-ups that are broken on the brokers, beside a sound one. */
@WithKafka
@Timeout(120)
final class BrokenTopicsTest {

    private static final List<String> SHARED = List.of("features", "predictions", "metrics", "dead-letters");

    private final TestKafka kafka;
    private final String id = TestKafka.unique("examined");

    BrokenTopicsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void findsNoFaultInASoundSetUpAndChangesNothing() {
        createTopics(Map.of());
        Set<String> before = new TopicAdmin(kafka.admin()).names();
        Examination examined = examine().sound();
        assertThat(examined.names("not checked")).isEmpty();
        assertThat(examined.finding("brokers").found()).isEqualTo(kafka.bootstrapServers());
        assertThat(examined.findings()).extracting(Finding::name).doesNotHaveDuplicates();
        assertThat(new TopicAdmin(kafka.admin()).names()).isEqualTo(before);
    }

    @Test
    void printsALineForEachThingAndASummary() {
        createTopics(Map.of());
        List<String> arguments = new ArrayList<>(Examination.arguments(kafka.bootstrapServers(), settings()));
        arguments.remove("--json");
        CapturedRun run = CapturedRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("good {9}brokers {11}\\S+:\\d+"))
                .anyMatch(line -> line.matches("\\d+ good, \\d+ warning, 0 fault, 0 not checked"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysWhichTopicsAStartWouldCreate() {
        Examination examined = examine("--create-topics").sound();
        assertThat(examined.finding("topics").found()).contains("a start creates", id + ".features");
        assertThat(new TopicAdmin(kafka.admin()).names()).doesNotContain(id + ".features");
    }

    @Test
    void namesTopicsThatAreMissing() {
        kafka.createTopic(id + ".features", 1);
        Finding fault = examine().onlyFault("topics");
        assertThat(fault.found()).contains("missing", id + ".predictions").doesNotContain(".features");
        assertThat(fault.remedy()).contains("run --create-topics");
    }

    @Test
    void namesALabelsTopicWithOtherPartitions() {
        createTopics(Map.of());
        kafka.createTopic(id + ".labels", 3);
        Finding fault = examine(Stream.of("topics.labels=" + id + ".labels")).onlyFault("partitions");
        assertThat(fault.found()).contains(id + ".labels has 3 partitions");
        assertThat(fault.remedy()).contains("make the labels topic anew with 1");
    }

    @Test
    void namesAFeaturesTopicThatIsCompacted() {
        createTopics(Map.of(".features", Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")));
        Finding fault = examine().onlyFault("topic settings");
        assertThat(fault.found()).contains(id + ".features: cleanup.policy is compact");
        assertThat(fault.remedy()).contains("kafka-configs", "cleanup.policy");
    }

    @Test
    void namesATopicThatTakesNoRecordsOfOurSize() {
        createTopics(Map.of(".metrics", Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000")));
        Finding fault = examine().onlyFault("topic settings");
        assertThat(fault.found()).contains(id + ".metrics: max.message.bytes is 1000");
        assertThat(fault.remedy()).contains("set max.message.bytes to 1048588 or more");
    }

    @Test
    void namesATopicThatNothingCanBeWrittenTo() {
        createTopics(Map.of(".predictions", Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2")));
        Finding fault = examine().onlyFault("topic settings");
        assertThat(fault.found()).contains(id + ".predictions: min.insync.replicas is 2", "nothing can be written");
        assertThat(fault.remedy()).contains("set min.insync.replicas to 1");
    }

    @Test
    void namesAChangelogThatIsNotCompacted() {
        createTopics(Map.of());
        kafka.createTopic(id + "-model-changelog", 1);
        Finding fault = examine().onlyFault("topic settings");
        assertThat(fault.found()).contains(id + "-model-changelog: cleanup.policy is not compact");
        assertThat(fault.remedy()).contains("set cleanup.policy to compact");
    }

    @Test
    void namesAStoredModelThatIsGone() throws Exception {
        createTopics(Map.of());
        kafka.admin()
                .alterConsumerGroupOffsets(
                        id, Map.of(new TopicPartition(id + ".features", 0), new OffsetAndMetadata(0, "learner")))
                .all()
                .get();
        Finding fault = examine().onlyFault("stored state");
        assertThat(fault.found()).contains("stored model", id + "-model-changelog is gone");
        assertThat(fault.remedy()).contains("run --accept-new-model");
    }

    @Test
    void namesTransactionsThatTheBrokersDoNotAllow() {
        createTopics(Map.of());
        Finding fault =
                examine(Stream.of("kafka.transaction.timeout.ms=3600000")).onlyFault("broker limits");
        assertThat(fault.found()).contains("kafka.transaction.timeout.ms: 3600000", "allow 900000");
        assertThat(fault.remedy()).contains("transaction.max.timeout.ms");
    }

    @Test
    void namesSessionsThatTheBrokersDoNotAllow() {
        createTopics(Map.of());
        Finding fault = examine(Stream.of("kafka.session.timeout.ms=3600000")).onlyFault("broker limits");
        assertThat(fault.found()).contains("kafka.session.timeout.ms: 3600000");
        assertThat(fault.remedy()).contains("group.max.session.timeout.ms");
    }

    @Test
    void warnsOfEventsThatAreGoneBeforeALearnerIsBack() {
        createTopics(Map.of(".features", Map.of(TopicConfig.RETENTION_MS_CONFIG, "600000")));
        Examination examined = examine().sound();
        assertThat(examined.finding("topic settings").outcome()).isEqualTo("warning");
        assertThat(examined.finding("topic settings").found()).contains("lost after PT10M");
    }

    @Test
    void warnsOfAClockThatIsAhead() throws Exception {
        createTopics(Map.of());
        long ahead = Instant.now().plusSeconds(1_200).toEpochMilli();
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            producer.send(new ProducerRecord<>(id + ".features", 0, ahead, null, new byte[1]))
                    .get();
        }
        Finding warning = examine().sound().finding("clock");
        assertThat(warning.outcome()).isEqualTo("warning");
        assertThat(warning.found()).contains(id + ".features", "ahead of this machine's");
        assertThat(warning.remedy()).contains("NTP");
    }

    private Examination examine(String... more) {
        return Examination.of(kafka.bootstrapServers(), settings(), more);
    }

    private Examination examine(Stream<String> settings) {
        return Examination.of(
                kafka.bootstrapServers(),
                Stream.concat(settings().stream(), settings).toList());
    }

    private List<String> settings() {
        return LearnerNames.of(id);
    }

    /** All shared topics, some with settings of their own. */
    private void createTopics(Map<String, Map<String, String>> settings) {
        SHARED.forEach(role -> kafka.createTopic(id + "." + role, 1, settings.getOrDefault("." + role, Map.of())));
    }
}
