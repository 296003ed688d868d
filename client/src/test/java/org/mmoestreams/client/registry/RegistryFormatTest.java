package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.client.testing.FakeRegistry.Mood;
import org.mmoestreams.client.testing.Visits;

class RegistryFormatTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Headers NONE = new RecordHeaders();
    private static final byte[] OF_SEVEN = {0, 0, 0, 0, 7, 2};

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void readsAValueWhoseSchemaIsRegistered() throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        try (WireFormat format = format(LONG)) {
            Datum datum = format.read("t", NONE, OF_SEVEN).orElseThrow();
            assertThat(datum.writer()).isEqualTo(Visits.SCHEMA);
            assertThat(datum.bytes()).isSameAs(OF_SEVEN);
            assertThat(datum.from()).isEqualTo(5);
            assertThat(format.read("t", NONE, OF_SEVEN).orElseThrow().writer()).isSameAs(datum.writer());
        }
        assertThat(registry.requests()).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void waitsForASchemaThatComesLate() throws UnknownSchemaException {
        try (WireFormat format = format(LONG)) {
            await(() -> awaited(format).contains("Schema not found"));
            registry.put(7, Visits.SCHEMA);
            await(() -> awaited(format).isEmpty());
            assertThat(format.read("t", NONE, OF_SEVEN)).isPresent();
        }
    }

    @Test
    void givesASchemaUpThatDoesNotComeAndTakesItWhenItDoes() throws UnknownSchemaException {
        try (WireFormat format = format(SHORT)) {
            await(() -> awaited(format).isEmpty());
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN))
                    .isInstanceOf(UnknownSchemaException.class)
                    .hasMessageStartingWith("schema id 7: GET " + registry.url() + "/schemas/ids/7: HTTP 404")
                    .hasMessageContaining(
                            "(expected: an Avro schema in the registry; register it, then send the value" + " again)");
            registry.put(7, Visits.SCHEMA);
            await(() -> isRead(format));
        }
    }

    @Test
    void givesAGuidUpThatApicurioDoesNotKnow() {
        Headers guid = new RecordHeaders()
                .add(
                        "__value_schema_id",
                        ByteBuffer.allocate(17)
                                .put((byte) 1)
                                .putLong(1)
                                .putLong(2)
                                .array());
        try (WireFormat format = format(SHORT)) {
            await(() -> format.awaited("t", guid, OF_SEVEN).isEmpty());
            assertThatThrownBy(() -> format.read("t", guid, OF_SEVEN))
                    .isInstanceOf(UnknownSchemaException.class)
                    .hasMessageStartingWith("schema GUID 00000000-0000-0001-0000-000000000002: ");
        }
    }

    @Test
    void readsASingleObjectAsSuchWhateverItsHeadersSay() throws UnknownSchemaException {
        Headers stale = new RecordHeaders()
                .add(
                        "apicurio.value.contentId",
                        ByteBuffer.allocate(8).putLong(7).array());
        try (WireFormat format = format(LONG)) {
            assertThat(format.awaited("t", stale, Visits.bytes(visit()))).isEmpty();
            assertThat(format.read("t", stale, Visits.bytes(visit()))).isEmpty();
        }
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void asksOnAfterASecretWasAwayForAMoment() {
        registry.put(7, Visits.SCHEMA);
        AtomicBoolean away = new AtomicBoolean(true);
        try (WireFormat format = new RegistryFormat(
                address(() -> {
                    if (away.get()) {
                        throw new IllegalStateException("the file is away");
                    }
                    return Optional.of("Bearer t");
                }),
                rules(SHORT, Optional.empty()))) {
            await(() -> awaited(format).contains("the file is away"));
            away.set(false);
            await(() -> awaited(format).isEmpty());
            assertThat(isRead(format)).isTrue();
        }
    }

    @Test
    void showsNoSecretThatNoHeaderMayHave() {
        try (WireFormat format =
                new RegistryFormat(address(() -> Optional.of("Bearer s3cret\n")), rules(SHORT, Optional.empty()))) {
            await(() -> awaited(format).contains("no header may"));
            assertThat(awaited(format)).doesNotContain("s3cret");
        }
    }

    @Test
    void endsAReaderWhereTheRegistryIsAway() {
        registry.close();
        try (WireFormat format = format(SHORT)) {
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN))
                    .isInstanceOf(RegistryAwayException.class)
                    .hasMessageStartingWith("schema id 7: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "syntax = \"proto3\";",
                "{\"type\":\"record\",\"name\":\"A\",\"fields\":"
                        + "[{\"name\":\"b\",\"type\":\"int\",\"order\":\"none\"}]}"
            })
    void givesUpAtOnceWhatIsNoAvroSchema(String text) {
        registry.putText(7, text);
        try (WireFormat format = format(LONG)) {
            await(() -> awaited(format).isEmpty());
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN)).hasMessageContaining("no sound Avro schema");
        }
    }

    @Test
    void showsLittleOfWhatIsNoSchema() {
        registry.putText(7, "{\"type\":\"" + "x".repeat(100_000) + "\"}");
        try (WireFormat format = format(LONG)) {
            await(() -> awaited(format).isEmpty());
            assertThatThrownBy(() -> format.read("t", NONE, OF_SEVEN))
                    .satisfies(unsound -> assertThat(unsound.getMessage()).hasSizeLessThan(500));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOUND")
    void givesNothingUpWhileTheRegistryDoesNotAnswer(Mood mood) throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        registry.become(mood);
        try (WireFormat format = format(SHORT)) {
            long end = System.nanoTime() + 3 * SHORT.toNanos();
            await(() -> {
                assertThat(awaited(format)).isNotEmpty();
                return System.nanoTime() - end > 0;
            });
            registry.become(Mood.SOUND);
            await(() -> awaited(format).isEmpty());
            assertThat(format.read("t", NONE, OF_SEVEN)).isPresent();
        }
    }

    @Test
    void readsNoAnswerWithoutEnd() {
        registry.become(Mood.ENDLESS);
        try (WireFormat format = format(LONG)) {
            await(() -> awaited(format).contains("more than 4194304 bytes"));
        }
    }

    @Test
    void readsOthersWhileOneIsAwaited() {
        registry.put(8, Visits.SCHEMA);
        try (WireFormat format = format(LONG)) {
            await(() -> awaited(format).contains("Schema not found"));
            byte[] ofEight = {0, 0, 0, 0, 8, 2};
            await(() -> format.awaited("t", NONE, ofEight).isEmpty());
            assertThat(awaited(format)).isNotEmpty();
        }
    }

    @Test
    void registersASchemaOnceAndWritesItsId() {
        try (WireFormat format = format(LONG)) {
            byte[] visit = Visits.bytes(visit());
            byte[] framed = format.write("visits", NONE, Visits.SCHEMA, visit);
            format.write("visits", NONE, Visits.SCHEMA, visit);
            assertThat(framed)
                    .startsWith(0, 0, 0, 0, registry.idOf("visits-value").orElseThrow());
            assertThat(framed).hasSize(visit.length - 5).endsWith(visit[visit.length - 1]);
        }
        assertThat(registry.requests()).containsExactly("POST /subjects/visits-value/versions");
    }

    @Test
    void namesSubjectsAsAskedTo() {
        assertThat(SubjectNaming.TOPIC.subject("a", Visits.SCHEMA)).isEqualTo("a-value");
        assertThat(SubjectNaming.RECORD.subject("a", Visits.SCHEMA)).isEqualTo("shop.Visit");
        assertThat(SubjectNaming.TOPIC_RECORD.subject("a", Visits.SCHEMA)).isEqualTo("a-shop.Visit");
    }

    @Test
    void refusesASchemaThatIsNotThereAndMayNotBeRegistered() {
        RegistryFormat.Rules rules =
                new RegistryFormat.Rules(SubjectNaming.TOPIC, false, LONG, Optional.empty(), false);
        try (WireFormat format = new RegistryFormat(address(registry.url()), rules)) {
            assertThatThrownBy(() -> format.prepare("visits", Visits.SCHEMA))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageStartingWith("registry, subject visits-value: ")
                    .hasMessageEndingWith(
                            "(expected: shop.Visit to be there; register it, or set registry.auto-register=true)");
        }
        assertThat(registry.requests()).containsExactly("POST /subjects/visits-value");
    }

    @Test
    void saysThatTheRegistryIsAwayWhereAnIdIsNeeded() {
        registry.close();
        try (WireFormat format = format(SHORT)) {
            assertThatThrownBy(() -> format.prepare("visits", Visits.SCHEMA))
                    .hasMessageStartingWith("registry.url: POST " + registry.url())
                    .hasMessageContaining("(expected: an answer within registry.retry-for, PT0.3S");
        }
    }

    @Test
    void goesOnWithWhatItKnewBeforeWhileTheRegistryIsAway(@TempDir Path folder) throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        Optional<Path> file = Optional.of(folder.resolve("below").resolve("known"));
        byte[] before;
        try (WireFormat format = format(registry.url(), file)) {
            before = format.write("visits", NONE, Visits.SCHEMA, Visits.bytes(visit()));
            format.read("t", NONE, OF_SEVEN);
        }
        registry.close();
        try (WireFormat format = format(registry.url(), file)) {
            assertThat(format.write("visits", NONE, Visits.SCHEMA, Visits.bytes(visit())))
                    .isEqualTo(before);
            assertThat(format.read("t", NONE, OF_SEVEN).orElseThrow().writer()).isEqualTo(Visits.SCHEMA);
        }
        try (FakeRegistry other = FakeRegistry.start();
                WireFormat format = format(other.url(), file)) {
            assertThat(awaited(format))
                    .as("another registry's ids mean nothing")
                    .isNotEmpty();
        }
    }

    @Test
    void saysWhoAsksForEachRequestAnew() throws UnknownSchemaException {
        registry.put(7, Visits.SCHEMA);
        StringBuilder token = new StringBuilder("one");
        RegistryAddress address = new RegistryAddress(
                registry.url(), () -> Optional.of("Bearer " + token), Optional.empty(), Duration.ofSeconds(5));
        try (WireFormat format = new RegistryFormat(address, rules(LONG, Optional.empty()))) {
            format.read("t", NONE, OF_SEVEN);
            token.append("-more");
            format.prepare("visits", Visits.SCHEMA);
        }
        assertThat(registry.authorizations()).containsExactly("Bearer one", "Bearer one-more");
    }

    private WireFormat format(Duration retryFor) {
        return new RegistryFormat(address(registry.url()), rules(retryFor, Optional.empty()));
    }

    private static WireFormat format(URI url, Optional<Path> file) {
        return new RegistryFormat(address(url), rules(SHORT, file));
    }

    private static RegistryFormat.Rules rules(Duration retryFor, Optional<Path> file) {
        return new RegistryFormat.Rules(SubjectNaming.TOPIC, true, retryFor, file, true);
    }

    private static RegistryAddress address(URI url) {
        return RegistryAddress.of(url, Duration.ofSeconds(1));
    }

    private RegistryAddress address(Supplier<Optional<String>> authorization) {
        return new RegistryAddress(registry.url(), authorization, Optional.empty(), Duration.ofSeconds(1));
    }

    private static boolean isRead(WireFormat format) {
        try {
            return format.read("t", NONE, OF_SEVEN).isPresent();
        } catch (UnknownSchemaException missing) {
            return false;
        }
    }

    private static String awaited(WireFormat format) {
        return format.awaited("t", NONE, OF_SEVEN).orElse("");
    }

    private static GenericRecord visit() {
        return Visits.labelled(new SplittableRandom(1), 1, Visits.START);
    }

    /** Looks over and over, for ten seconds. */
    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("time is up").isNegative();
            Thread.onSpinWait();
        }
    }
}
