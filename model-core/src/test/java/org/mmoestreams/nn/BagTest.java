package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BagTest {

    private static final int[] ROWS = {7, 8, -1, 9, 9, 9, -1, -1, -1};

    @Test
    void itemsAreThoseBeforeTheFirstEmptySlot() {
        Bag bag = new Bag(0, 3, false);
        assertThat(bag.items(ROWS, 0)).isEqualTo(2);
        assertThat(bag.items(ROWS, 3)).isEqualTo(3);
        assertThat(bag.items(ROWS, 6)).isZero();
    }

    @Test
    void itemsOfAMeanHaveAShareEach() {
        assertThat(new Bag(0, 3, true).factor(2)).isEqualTo(0.5f);
        assertThat(new Bag(0, 3, true).factor(0)).isEqualTo(1);
        assertThat(new Bag(0, 3, false).factor(2)).isEqualTo(1);
    }

    @Test
    void fieldsHaveWeightsAndSlotsHaveRows() {
        InputShape shape = new InputShape(4, 100, 2, List.of(new Bag(2, 5, true), new Bag(7, 3, false)), 6);
        assertThat(shape.fields()).isEqualTo(4);
        assertThat(shape.slots()).isEqualTo(10);
        assertThat(shape.namedRows()).isEqualTo(40);
        assertThat(shape.namedBySingleValued()).isEqualTo(8);
        assertThat(new LinearShape(shape, 8, 2, 18).inputs()).isEqualTo(4 * 8 + 6 + 1);
    }
}
