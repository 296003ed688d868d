package org.mmoestreams.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final long SEED = 20_261;
    private static final int ROWS = 20_000;

    @Test
    void hasSomeRoomBesideAKnownVocabulary() {
        SplittableRandom random = random();
        assertThat(of(i -> "v" + random.nextInt(50))).isEqualTo(new Capacity(64, 0, 0));
        assertThat(of(i -> "v" + random.nextInt(60)).values()).isEqualTo(128);
    }

    /** Zipf's law with exponent 1: what 16 times the rows bring is counted, not guessed. */
    @Test
    void hasRoomForWhatAGrowingVocabularyBringsLater() {
        SplittableRandom random = random();
        IntFunction<String> zipf = i -> "v" + (long) StrictMath.exp(random.nextDouble() * StrictMath.log(100_000));
        Capacity capacity = of(zipf);
        DistinctValues later = new DistinctValues(Room.standard());
        for (int i = 0; i < 16 * ROWS; i++) {
            later.add(zipf.apply(i));
        }

        assertThat(capacity.chance()).isBetween(0.05, 0.5);
        assertThat(capacity.values()).isBetween(later.size(), 4 * later.size());
    }

    @Test
    void hasRoomForValuesThatFollowTheTime() {
        assertThat(of(i -> "h" + i * 12 / ROWS).values()).isGreaterThan(24);
    }

    @Test
    void countsNoMoreThanThereIsRoomFor() {
        DistinctValues values = new DistinctValues(Room.standard());
        for (int i = 0; i < DistinctValues.MOST + 10; i++) {
            values.add("v" + i);
        }

        assertThat(values.size()).isEqualTo(DistinctValues.MOST);
        assertThat(values.isExact()).isFalse();
        assertThat(values.total()).isEqualTo(DistinctValues.MOST + 10);
        assertThat(Capacity.of(values).values())
                .isGreaterThan(DistinctValues.MOST)
                .isLessThanOrEqualTo(1_000_000);
    }

    private static Capacity of(IntFunction<String> value) {
        DistinctValues values = new DistinctValues(Room.standard());
        for (int i = 0; i < ROWS; i++) {
            values.add(value.apply(i));
        }
        return Capacity.of(values);
    }

    private static SplittableRandom random() {
        System.out.println("seed: " + SEED);
        return new SplittableRandom(SEED);
    }
}
