package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class FramedTest {

    private static final byte[] DATUM = {2, 'a', 0};
    private static final UUID GUID = UUID.fromString("0b4b5a4e-7c2d-4e6b-9f00-1d2e3f405162");

    @Test
    void readsTheIdBeforeTheDatum() {
        byte[] value = {0, 0, 0, 1, 2, 'x'};
        assertThat(Framed.of(new RecordHeaders(), value)).contains(new Framed(SchemaId.number(258), 5));
    }

    @Test
    void takesNoValueOfAnotherFormForFramed() {
        assertThat(Framed.of(new RecordHeaders(), DATUM)).isEmpty();
        assertThat(Framed.of(new RecordHeaders(), new byte[0])).isEmpty();
        assertThat(Framed.of(new RecordHeaders(), new byte[] {0, 0, 0, 1})).isEmpty();
        assertThat(Framed.of(new RecordHeaders(), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 7, 2}))
                .as("an id of 8 bytes")
                .isEmpty();
        assertThat(Framed.of(new RecordHeaders(), new byte[] {0, -1, 0, 0, 0, 2}))
                .isEmpty();
    }

    @Test
    void readsTheIdsInApicuriosHeaders() {
        byte[] id = ByteBuffer.allocate(8).putLong(7).array();
        Headers content = new RecordHeaders().add("apicurio.value.contentId", id);
        Headers global = new RecordHeaders().add("apicurio.value.globalId", id);
        assertThat(Framed.of(content, DATUM)).contains(new Framed(SchemaId.number(7), 0));
        assertThat(Framed.of(global, DATUM)).contains(new Framed(SchemaId.global(7), 0));
    }

    @Test
    void readsTheIdsInConfluentsHeaders() {
        byte[] guid = ByteBuffer.allocate(17)
                .put((byte) 1)
                .putLong(GUID.getMostSignificantBits())
                .putLong(GUID.getLeastSignificantBits())
                .array();
        byte[] number = {0, 0, 0, 0, 9};
        Headers ofGuid = new RecordHeaders().add("__value_schema_id", guid);
        Headers ofNumber = new RecordHeaders().add("__value_schema_id", number);
        assertThat(Framed.of(ofGuid, DATUM)).contains(new Framed(SchemaId.guid(GUID), 0));
        assertThat(SchemaId.guid(GUID).text()).isEqualTo(GUID.toString());
        assertThat(Framed.of(ofNumber, DATUM)).contains(new Framed(SchemaId.number(9), 0));
    }

    @Test
    void takesNoNoticeOfHeadersThatAreNoIds() {
        Headers headers =
                new RecordHeaders().add("__value_schema_id", new byte[] {7}).add("apicurio.value.contentId", null);
        assertThat(Framed.of(headers, DATUM)).isEmpty();
    }

    @Test
    void putsTheIdInThePlaceOfWhatIsBeforeTheDatum() {
        byte[] value = {9, 9, 2, 'a', 0};
        assertThat(Framed.frame(258, value, 2)).containsExactly(0, 0, 0, 1, 2, 2, 'a', 0);
    }
}
