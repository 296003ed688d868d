package org.mmoestreams.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InputsTest {

    /** Digests of the digits and a line feed, made with numpy 2.4.6. */
    @Test
    void areThoseThatNumpyMakes() throws Exception {
        assertThat(digest(Inputs.integers())).startsWith("77c78b2c3be04010");
        assertThat(digest(Inputs.rates())).startsWith("1e9f6d7528fae19b");
        assertThat(digest(Inputs.steps())).startsWith("10442dfbc53c466d");
        assertThat(digest(Inputs.halfThenOnes())).startsWith("4396e13076155956");
    }

    private static String digest(double[] values) throws Exception {
        String digits = Arrays.stream(values)
                .mapToObj(value -> Integer.toString((int) value))
                .collect(Collectors.joining("", "", "\n"));
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(digits.getBytes(StandardCharsets.US_ASCII)));
    }
}
