package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mmoestreams.client.serde.LabelRecords.NOON;
import static org.mmoestreams.client.serde.LabelRecords.event;
import static org.mmoestreams.client.serde.LabelRecords.indexOf;
import static org.mmoestreams.client.serde.LabelRecords.key;

import java.time.Duration;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.LabelSpec;
import org.mmoestreams.schemas.LabelEvent;

/** Labels of the project's own form, whose records name their task. */
class LabelReaderTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String LONG_TEXT = "x".repeat(2000);

    private final LabelReader reader = new LabelReader(LabelSchema.builtIn(LabelRecords.SPEC), HOUR);

    @Test
    void readsWhatOurOwnWriterWrites() throws BadEventException {
        Label label = reader.read(key("v1"), event("v1", "minutes", 12.5), NOON);
        assertThat(label.idText()).isEqualTo("v1");
        assertThat(label.id()).isEqualTo(key("v1"));
        assertThat(label.time()).isEqualTo(NOON);
        assertThat(label.isWithdrawal()).isFalse();
        assertThat(label.carries(indexOf("minutes"))).isTrue();
        assertThat(label.carries(indexOf("click"))).isFalse();
        assertThat(LabelRecords.values(label))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 12.5);
    }

    @Test
    void isReadStraightFromItsBytes() {
        Schema schema = LabelEvent.getClassSchema();
        UsedFields fields =
                LabelFields.of(schema, LabelSpec.builtIn(), LabelRecords.SPEC).used();
        assertThat(DirectDecoder.of(WriterFields.of(schema, fields))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "click, true, 1",
        "click, false, 0",
        "click, 1, 1",
        "click, 0, 0",
        "click, text:TRUE, 1",
        "click, text:no, 0",
        "buy, true, 1",
        "buy, false, 0",
        "buy, 1, 1",
        "buy, -0.0, 0",
        "buy, text:reserved, 1",
        "buy, text:left, 0",
        "buy, text:looked, NaN",
        "buy, text:true, NaN",
        "stay, true, 1",
        "stay, false, 0",
        "stay, 1, 0",
        "stay, 31, 1",
        "stay, text:31, 1",
        "leave, true, 0",
        "leave, false, 1",
        "leave, 1, 0",
        "leave, 0, 1",
        "leave, text:false, 1",
        "rate, 4, 1",
        "rate, 2, 0",
        "rate, text:5.0, 1",
        "rate, true, 1",
        "rate, false, 0"
    })
    void takesAValueForWhatItMeansToTheTask(String task, String value, Double expected) throws BadEventException {
        Label label = reader.read(key("v1"), event("v1", task, LabelRecords.value(value)), NOON);
        assertThat(label.value(indexOf(task))).isEqualTo(expected);
        assertThat(label.carries(indexOf(task))).isEqualTo(!expected.isNaN());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buy|7|7.0 (expected: 1 or 0, true or false, or a text; the positive value, bought or reserved, is no"
                        + " number)",
                "buy|NaN|NaN (expected: 1 or 0, true or false, or a text; the positive value, bought or reserved, is no"
                        + " number)",
                "click|2|2.0 (expected: 1 or 0, true or false, or a text; the positive value, true, is no number)",
                "rate|6|6.0 (expected: positive 4 or 5, or negative 1 or 2 or 3; `other: unknown` in the spec leaves"
                        + " out the label)",
                "stay|Infinity|Infinity (expected: a finite number)",
                "minutes|1001|1001.0 (expected: a label of at least 0.0 and at most 1000.0)",
                "minutes|NaN|NaN (expected: a finite number)",
                "minutes|true|true (expected: a number, for a regression task)",
                "minutes|text:12|a text (expected: a number, for a regression task)"
            })
    void refusesAValueThatMeansNothingToTheTask(String task, String value, String message) {
        assertRefused(
                key("v1"),
                event("v1", task, LabelRecords.value(value)),
                Reason.BAD_VALUE,
                "value, the label of task " + task + ": " + message);
    }

    @Test
    void refusesATextThatIsTooLongOrNoUtf8() {
        assertRefused(
                key("v1"),
                event("v1", "click", LONG_TEXT),
                Reason.BAD_VALUE,
                "value, the label of task click: more than 1024 bytes (expected: <= 1024)");
        byte[] broken = event("v1", "click", "yes");
        broken[broken.length - 1] = (byte) 0xFF;
        assertRefused(
                key("v1"),
                broken,
                Reason.BAD_VALUE,
                "value, the label of task click: bytes that are no UTF-8 (expected: UTF-8)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Click", "clic", "clicks", ""})
    void refusesATaskThatTheFeatureSpecDoesNotHave(String task) {
        assertRefused(
                key("v1"),
                event("v1", task, true),
                Reason.UNKNOWN_TASK,
                "task: " + task + " (expected: a task of the feature spec, one of click, buy, stay, leave, rate,"
                        + " minutes)");
    }

    @Test
    void showsTheBeginningOfALongTask() {
        assertRefused(
                key("v1"),
                event("v1", LONG_TEXT, true),
                Reason.UNKNOWN_TASK,
                "task: " + "x".repeat(40) + "... (expected: a task of the feature spec, one of click, buy, stay, leave,"
                        + " rate, minutes)");
    }

    @Test
    void forgetsALabelOnceTheNextOneComes() throws BadEventException {
        reader.read(key("v1"), event("v1", "click", true), NOON);
        assertThatThrownBy(() -> reader.read(key("v2"), event("v2", "minutes", -1.0), NOON))
                .isInstanceOf(BadEventException.class);
        Label label = reader.read(key("v3"), event("v3", "rate", 4.0), NOON);
        assertThat(label.carries(indexOf("click"))).isFalse();
        assertThat(label.carries(indexOf("minutes"))).isFalse();
        assertThat(label.value(indexOf("rate"))).isOne();
    }

    @Test
    void takesARecordWithoutAValueForAWithdrawal() throws BadEventException {
        Label label = reader.read(key("v1"), null, NOON);
        assertThat(label.isWithdrawal()).isTrue();
        assertThat(label.idText()).isEqualTo("v1");
        assertThat(label.time()).isEqualTo(NOON);
        assertThat(label.carries(0)).isFalse();
        assertThat(label.value(0)).isNaN();
        assertRefused(new byte[0], null, Reason.BAD_ID, "event id: no bytes (expected: 1 to 256)");
        assertRefused(new byte[257], null, Reason.BAD_ID, "event id: more than 256 bytes (expected: 1 to 256)");
    }

    @Test
    void refusesAKeyThatIsNotTheIdOfTheEvent() {
        String advice = "; with another key a label may come to another partition than its event)";
        assertRefused(
                key("v2"),
                event("v1", "click", true),
                Reason.WRONG_KEY,
                "key: v2 (expected: v1, the id of the label's event" + advice);
        assertRefused(
                null,
                event("v1", "click", true),
                Reason.WRONG_KEY,
                "key: null (expected: the id of the event, in UTF-8" + advice);
        assertRefused(null, null, Reason.WRONG_KEY, "key: null (expected: the id of the event, in UTF-8" + advice);
    }

    @Test
    void refusesTimesThatCannotBe() {
        long before = NOON - HOUR.toMillis() - 1;
        assertThatThrownBy(() -> reader.read(key("v1"), event("v1", "click", true), before))
                .hasMessage("label time: " + NOON + " (expected: at most event.max-ahead, 3600000 ms, after the"
                        + " record's timestamp " + before + ")");
        assertThatThrownBy(() -> reader.read(key("v1"), null, EventReader.NO_TIMESTAMP))
                .hasMessage("label time: none (expected: a record with a timestamp, where no field has the time)");
    }

    @Test
    void refusesBytesOfAnotherFormOrSchema() {
        assertRefused(
                key("v1"),
                key("yes"),
                Reason.NOT_SINGLE_OBJECT,
                "value: text (expected: Avro's single-object encoding, C3 01, fingerprint, datum; have the producer"
                        + " write it, with Avro's BinaryMessageEncoder or the like)");
        byte[] unknown = event("v1", "click", true);
        unknown[2]++;
        assertThatThrownBy(() -> reader.read(key("v1"), unknown, NOON))
                .hasMessageMatching("schema fingerprint: [0-9a-f]{16} \\(expected: that of labels.schema or of one of"
                        + " labels.writer-schemas; add the writer's schema there\\)");
    }

    @Test
    void refusesBytesThatAreCutOffOrLeftOver() {
        byte[] whole = event("v1", "buy", "bought");
        for (int length = 10; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> reader.read(key("v1"), cut, NOON))
                    .isInstanceOfSatisfying(BadEventException.class, refused -> assertThat(refused.reason())
                            .isEqualTo(Reason.MALFORMED));
        }
        assertRefused(
                key("v1"),
                Arrays.copyOf(whole, whole.length + 1),
                Reason.MALFORMED,
                "value: bytes left over (expected: the datum of its schema and no more)");
    }

    @Test
    void hasTheFingerprintOfItsSchemas() {
        assertThat(LabelSchema.builtIn(LabelRecords.SPEC).fingerprints().keySet())
                .containsExactly("labels.schema: built in");
    }

    private void assertRefused(byte[] key, byte[] value, Reason reason, String message) {
        assertThatThrownBy(() -> reader.read(key, value, NOON))
                .hasMessage(message)
                .isInstanceOfSatisfying(BadEventException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }
}
