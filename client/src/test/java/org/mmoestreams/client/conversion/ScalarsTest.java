package org.mmoestreams.client.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarsTest {

    private static final String DECIMAL = "{'type':'bytes','logicalType':'decimal','precision':6,'scale':2}";
    private static final String FIXED =
            "{'type':'fixed','name':'F','size':3,'logicalType':'decimal','precision':6,'scale':2}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'int' | -7 | -7",
                "'int' | 3.0 | 3",
                "'int' | 1e3 | 1000",
                "'int' | 2147483647 | 2147483647",
                "'long' | -9223372036854775808 | -9223372036854775808",
                "'float' | 0.1 | 0.1",
                "'double' | 1e-3 | 0.001",
                "'double' | -.5 | -0.5",
                "'boolean' | TRUE | true",
                "'boolean' | no | false",
                "'boolean' | 1 | true",
                "'boolean' | 0 | false",
                "{'type':'enum','name':'E','symbols':['UP','DOWN']} | DOWN | DOWN",
                "{'type':'string','logicalType':'uuid'} | 123e4567-e89b-12d3-a456-426614174000 |"
                        + " 123e4567-e89b-12d3-a456-426614174000",
                "{'type':'int','logicalType':'date'} | 2026-01-31 | 20484",
                "{'type':'int','logicalType':'date'} | 20484 | 20484",
                "{'type':'int','logicalType':'date'} | 1969-12-31 | -1",
                "{'type':'int','logicalType':'time-millis'} | 12:30:00.5 | 45000500",
                "{'type':'long','logicalType':'time-micros'} | 00:00:01 | 1000000",
                "{'type':'long','logicalType':'time-micros'} | 7 | 7",
                "{'type':'long','logicalType':'timestamp-millis'} | 1970-01-01T00:00:01.5009Z | 1500",
                "{'type':'long','logicalType':'timestamp-millis'} | 1970-01-01 01:00:00.5+01:00 | 500",
                "{'type':'long','logicalType':'timestamp-millis'} | 1970-01-01T00:01 +0000 | 60000",
                "{'type':'long','logicalType':'timestamp-millis'} | 1970-01-02 | 86400000",
                "{'type':'long','logicalType':'timestamp-millis'} | 1970-01-01t00:00:02z | 2000",
                "{'type':'long','logicalType':'timestamp-millis'} | 1500 | 1500",
                "{'type':'long','logicalType':'timestamp-micros'} | 1969-12-31T23:59:59.9999995Z | -1",
                "{'type':'long','logicalType':'timestamp-nanos'} | 1970-01-01T00:00:01.000000001Z | 1000000001",
                "{'type':'long','logicalType':'local-timestamp-millis'} | 1970-01-01 00:00:01 | 1000",
                "{'type':'long','logicalType':'local-timestamp-micros'} | 1970-01-01T00:00:01 | 1000000",
                "{'type':'long','logicalType':'local-timestamp-nanos'} | 12 | 12"
            })
    void readsTexts(String schema, String text, String value) {
        assertThat(of(schema).ofText(text)).hasToString(value);
        assertThat(of("['null'," + schema + "]").ofText(text)).hasToString(value);
        assertThat(of(schema).ofJson(JsonText.parse('"' + text + '"'))).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'int' | 2147483648 | a whole number from -2147483648 to 2147483647",
                "'int' | 1.5 | a whole number from -2147483648 to 2147483647",
                "'int' | NaN | a whole number from -2147483648 to 2147483647",
                "'int' | ~~ | a whole number from -2147483648 to 2147483647",
                "'int' | 1e999999999 | a whole number from -2147483648 to 2147483647",
                "'long' | Infinity | a whole number from -9223372036854775808 to 9223372036854775807",
                "'long' | 9223372036854775808 | a whole number from -9223372036854775808 to 9223372036854775807",
                "'long' | - | a whole number from -9223372036854775808 to 9223372036854775807",
                "'float' | 1e39 | a finite number, of at most 3.4028235E38",
                "'double' | NaN | a finite number",
                "'double' | 1d | a finite number",
                "'double' | 1,5 | a finite number",
                "'double' | 1e309 | a finite number",
                "'boolean' | maybe | true or false, yes or no, 1 or 0",
                "{'type':'enum','name':'E','symbols':['UP','DOWN']} | up | one of UP, DOWN",
                "{'type':'string','logicalType':'uuid'} | 123 | a UUID, as in 123e4567-e89b-12d3-a456-426614174000",
                "{'type':'int','logicalType':'date'} | 2026-02-30 | a date by ISO-8601, as 2026-01-31, or days"
                        + " since 1970",
                "{'type':'int','logicalType':'time-millis'} | 86400000 | a time of day by ISO-8601, as 12:30:00, or"
                        + " milliseconds since midnight",
                "{'type':'long','logicalType':'timestamp-nanos'} | 2400-01-01T00:00:00Z | a time by ISO-8601, as"
                        + " 2026-01-31T12:30:00Z, or nanoseconds since 1970",
                "{'type':'long','logicalType':'local-timestamp-millis'} | 2026-01-31T12:30:00Z | a time by ISO-8601"
                        + " without offset, as 2026-01-31T12:30:00, or milliseconds since 1970",
                "'bytes' | %% | bytes in base64"
            })
    void refusesTextsThatAreNoValues(String schema, String text, String expected) {
        assertThatThrownBy(() -> of(schema).ofText(text))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage('"' + text + "\" (expected: " + expected + ")");
    }

    @Test
    void refusesATextWithHalfOfASurrogatePair() {
        String expected = " (expected: a text in which no half of a surrogate pair stands alone)";
        assertThat(of("'string'").ofText("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
        for (String text : new String[] {"a\ud83d", "\ude00b", "\ude00\ud83d"}) {
            assertThatThrownBy(() -> of("'string'").ofText(text)).hasMessageEndingWith("\"" + expected);
        }
        assertThatThrownBy(() -> of("'string'").ofJson(JsonText.parse("\"a\\ud83d\"")))
                .hasMessage("\"a?\"" + expected);
    }

    @Test
    void keepsDecimalsExactly() {
        for (String text : new String[] {"12.34", "12.340", "-0.01", "0", "9999.99", "1e2", "0e-9"}) {
            Object bytes = of(DECIMAL).ofText(text);
            Object fixed = of(FIXED).ofText(text);
            assertThat(decimal(DECIMAL, ((ByteBuffer) bytes).array())).isEqualByComparingTo(text);
            assertThat(decimal(FIXED, ((GenericData.Fixed) fixed).bytes())).isEqualByComparingTo(text);
            assertThat(of(DECIMAL).ofJson(JsonText.parse(text))).isEqualTo(bytes);
        }
        for (String text : new String[] {"12.345", "10000", "1e999999999", "1e-999999999", "x", ""}) {
            assertThatThrownBy(() -> of(DECIMAL).ofText(text))
                    .hasMessage("\"" + text + "\" (expected: a number of at most 6 digits, 2 of them after the point)");
        }
    }

    @Test
    void readsBytesOfBase64() {
        assertThat(of("'bytes'").ofText("AQID")).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        String two = "{'type':'fixed','name':'Two','size':2}";
        assertThat(((GenericData.Fixed) of(two).ofText("AQI=")).bytes()).containsExactly(1, 2);
        assertThatThrownBy(() -> of(two).ofText("AQID")).hasMessage("\"AQID\" (expected: 2 bytes in base64)");
    }

    @Test
    void takesANullTextForNullWhereThereMayBeNullAndForATextWhereThereMayNot() {
        assertThat(of("['null','string']").ofText("")).isNull();
        assertThat(of("['double','null']").ofText("")).isNull();
        assertThat(of("'string'").ofText("")).isEqualTo("");
        Conversion more = new Conversions(new Nulls(Set.of("NA", "-"))).of(schema("['null','double','string']"));
        assertThat(more.ofText("NA")).isNull();
        assertThat(more.ofText("-")).isNull();
        assertThat(more.ofText("")).isEqualTo("");
        assertThat(more.ofText("7")).isEqualTo(7.0);
        assertThat(more.ofText("seven")).isEqualTo("seven");
    }

    @Test
    void takesOfAUnionTheFirstBranchThatTakesTheValueAndOfJsonThoseOfItsKindBefore() {
        Conversion union = of("['null','long','boolean','string']");
        assertThat(union.ofText("17")).isEqualTo(17L);
        assertThat(union.ofText("true")).isEqualTo(true);
        assertThat(union.ofText("1x")).isEqualTo("1x");
        assertThat(union.ofJson(JsonText.parse("\"17\""))).isEqualTo("17");
        assertThat(union.ofJson(JsonText.parse("17"))).isEqualTo(17L);
        assertThat(union.ofJson(JsonText.parse("1.5"))).isEqualTo("1.5");
        assertThat(union.ofJson(JsonText.parse("null"))).isNull();
        assertThatThrownBy(() -> of("['null','int','boolean']").ofText("x"))
                .hasMessage("\"x\" (expected: a whole number from -2147483648 to 2147483647; or true or false, yes or"
                        + " no, 1 or 0)");
    }

    @Test
    void refusesJsonOfAnotherKind() {
        assertThatThrownBy(() -> of("'int'").ofJson(JsonText.parse("[1]")))
                .hasMessage("[1] (expected: a whole number from -2147483648 to 2147483647)");
        assertThatThrownBy(() -> of("'string'").ofJson(JsonText.parse("null"))).hasMessage("null (expected: a text)");
        assertThat(of("'string'").ofJson(JsonText.parse("17"))).isEqualTo("17");
    }

    private static Conversion of(String schema) {
        return new Conversions(Nulls.empty()).of(schema(schema));
    }

    private static Schema schema(String text) {
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }

    private static BigDecimal decimal(String schema, byte[] bytes) {
        int scale = ((LogicalTypes.Decimal) schema(schema).getLogicalType()).getScale();
        return new BigDecimal(new BigInteger(bytes), scale);
    }
}
