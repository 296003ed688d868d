package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {

    @Test
    void leavesOutWhatIsBeyond200Characters() {
        assertThat(Shortened.of("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Shortened.of("x".repeat(201))).isEqualTo("x".repeat(200) + "...");
    }

    @Test
    void isOneLineWithoutControlCharacters() {
        assertThat(Shortened.of("a\r\n\tb\u001b[31mc")).isEqualTo("a b [31mc");
    }

    @Test
    void showsThatThereIsNoText() {
        assertThat(Shortened.of(null)).isEqualTo("null");
    }
}
