package org.mmoestreams.client.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModelDigestTest {

    /** {@code printf '\0\0\0\1a\0\0\0\2\1\2\0\0\0\3\303\251b\0\0\0\0' | sha256sum}. */
    private static final String KNOWN = "3b8e16c20e9069e1bf8bf41805f988a5882efc9128a7cd92d62e128cbc352436";

    /** {@code printf ''| sha256sum}. */
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void isTheShaOfLengthsKeysAndValues() {
        assertThat(ModelDigest.of(chunks("a", new byte[] {1, 2}, "éb", new byte[0])))
                .isEqualTo(KNOWN);
        assertThat(ModelDigest.of(new TreeMap<>())).isEqualTo(NOTHING);
    }

    @Test
    void doesNotDependOnTheOrderOfPuts() {
        assertThat(ModelDigest.of(chunks("éb", new byte[0], "a", new byte[] {1, 2})))
                .isEqualTo(KNOWN);
    }

    @Test
    void tellsWhereAKeyEndsAndItsValueBegins() {
        assertThat(ModelDigest.of(chunks("ab", bytes("c"), "d", bytes(""))))
                .isNotEqualTo(ModelDigest.of(chunks("a", bytes("bc"), "d", bytes(""))));
        assertThat(ModelDigest.of(chunks("a", bytes("b"), "c", bytes("d"))))
                .isNotEqualTo(ModelDigest.of(chunks("a", bytes("d"), "c", bytes("b"))));
    }

    @Test
    void ofSeveralModelsDependsOnTheirOrder() {
        assertThat(ModelDigest.ofAll(List.of())).isNull();
        assertThat(ModelDigest.ofAll(List.of("one"))).isEqualTo("one");
        assertThat(ModelDigest.ofAll(List.of("one", "two")))
                .hasSize(64)
                .isNotEqualTo(ModelDigest.ofAll(List.of("two", "one")));
    }

    private static SortedMap<String, byte[]> chunks(String key, byte[] value, String otherKey, byte[] otherValue) {
        SortedMap<String, byte[]> chunks = new TreeMap<>();
        chunks.put(key, value);
        chunks.put(otherKey, otherValue);
        return chunks;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
