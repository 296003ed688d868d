package org.mmoestreams.app.committed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TailTest {

    private final Tail<String> tail = new Tail<>(3);

    @Test
    void keepsTheNewestByNumber() {
        assertThat(tail.kept().last()).isZero();
        assertThat(tail.kept().since(0)).isEmpty();
        tail.add(List.of("a", "b"));
        tail.add(List.of("c", "d"));
        assertThat(tail.kept().last()).isEqualTo(4);
        assertThat(tail.kept().since(0)).containsExactly("b", "c", "d");
        assertThat(tail.kept().since(3)).containsExactly("d");
        assertThat(tail.kept().since(4)).isEmpty();
    }

    @Test
    void givesAllToWhoeverCountedInAProcessBefore() {
        tail.add(List.of("a", "b"));
        assertThat(tail.kept().since(3)).containsExactly("a", "b");
        assertThat(tail.kept().since(Long.MAX_VALUE)).containsExactly("a", "b");
    }

    @Test
    void takesMoreAtOnceThanItKeeps() {
        tail.add(List.of("a", "b", "c", "d", "e"));
        assertThat(tail.kept().items()).containsExactly("c", "d", "e");
        assertThat(tail.kept().last()).isEqualTo(5);
    }
}
