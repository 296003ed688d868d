package org.mmoestreams.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.topics.TopicRole;

class PositionFaultTest {

    private static final TopicPartition PARTITION = new TopicPartition("shop.visits", 3);
    private static final Uuid TOPIC = Uuid.fromString("AAAAAAAAAAAAAAAAAAAAAQ");
    private static final Uuid OTHER = Uuid.fromString("AAAAAAAAAAAAAAAAAAAAAg");
    /** A record at each offset from 0 on, apart from those of markers: 100, 101 and 102. */
    private static final RecordSearch LOG = (partition, from, until) -> {
        long first = from >= 100 && from <= 102 ? 103 : from;
        return first < until ? OptionalLong.of(first) : OptionalLong.empty();
    };

    @ParameterizedTest(name = "stored {0}, group at {1}, topic from {2} to {3}")
    @CsvSource({
        "50, 50, 0, 200",
        "50, 50, 50, 50",
        "100, 100, 0, 200",
        "100, 102, 0, 200",
        "100, 103, 0, 103",
        // markers that have been deleted since: the offset is the learner's own
        "100, 103, 103, 103",
        "0, 0, 0, 0"
    })
    void goesOnWhereGroupAndModelAgree(long stored, long group, long start, long end) {
        assertThat(PositionFault.of(state(group, true, start, end), position(stored), true, LOG))
                .isEmpty();
    }

    @ParameterizedTest(name = "stored {0}, group at {1}, topic from {2} to {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "50 | 40 | 0 | 200 | the group's offset was moved back to 40, so that the events before offset 50"
                        + " would be learnt twice (expected: 50; | -",
                "50 | 49 | 0 | 200 | the group's offset was moved back to 49 | -",
                "50 | 60 | 0 | 200 | the group's offset was moved forward to 60, so that the events from offset 50 on"
                        + " would never be learnt (expected: 50; | 60",
                "100 | 104 | 0 | 200 | the events from offset 103 on would never be learnt | 104",
                "50 | 201 | 0 | 200 | the group's offset is 201, beyond the topic's end at 200 (expected: 50, | -",
                "50 | 50 | 70 | 200 | the records from offset 50 to 69 were deleted before they were learnt | 70",
                "50 | 70 | 70 | 200 | the records from offset 50 to 69 were deleted before they were learnt | 70",
                "50 | 90 | 70 | 200 | the records from offset 50 to 69 were deleted before they were learnt | 90",
                "50 | 50 | 0 | 40 | the topic ends at 40, though events up to offset 50 were learnt | 40"
            })
    void refusesWhereEventsWouldBeLearntTwiceOrNever(
            long stored, long group, long start, long end, String expected, String afterGap) {
        PositionFault fault = PositionFault.of(state(group, false, start, end), position(stored), true, LOG)
                .orElseThrow();
        assertThat(fault.message())
                .startsWith("input position: shop.visits-3: ")
                .contains(expected);
        assertThat(fault.afterGap())
                .isEqualTo(afterGap.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(afterGap)));
        assertThat(fault.message().contains("--accept-gap"))
                .isEqualTo(fault.afterGap().isPresent());
    }

    @Test
    void refusesATopicThatWasMadeAnew() {
        Optional<InputPosition> old = Optional.of(new InputPosition(OTHER, 50));
        PositionFault fault =
                PositionFault.of(state(50, true, 0, 200), old, true, LOG).orElseThrow();
        assertThat(fault.message()).contains("the topic was made anew: its id is " + TOPIC);
        assertThat(fault.afterGap()).hasValue(0);
    }

    @Test
    void takesTheOffsetOfABuildThatKeptNoPosition() {
        assertThat(PositionFault.of(state(50, true, 0, 200), Optional.empty(), true, LOG))
                .isEmpty();
        assertThat(PositionFault.of(state(50, true, 60, 200), Optional.empty(), true, LOG))
                .isPresent();
    }

    @Test
    void refusesAModelWithoutAnOffset() {
        PartitionState now = new PartitionState(TopicRole.FEATURES, PARTITION, TOPIC, 0, 200, Optional.empty());
        assertThat(PositionFault.of(now, position(50), true, LOG).orElseThrow().message())
                .contains("no committed offset", "position --to stored");
        assertThat(PositionFault.of(now, Optional.empty(), true, LOG)
                        .orElseThrow()
                        .message())
                .contains("no committed offset", "position --partition 3 --to OFFSET");
        assertThat(PositionFault.of(now, Optional.empty(), false, LOG)).isEmpty();
    }

    @Test
    void namesLabelsAndTheirTopicWhereTheyAreMeant() {
        PartitionState moved =
                new PartitionState(TopicRole.LABELS, PARTITION, TOPIC, 0, 200, Optional.of(new OffsetAndMetadata(40)));
        assertThat(PositionFault.of(moved, position(50), true, LOG)
                        .orElseThrow()
                        .message())
                .isEqualTo("input position: shop.visits-3: the group's offset was moved back to 40, so that the labels"
                        + " before offset 50 would be learnt twice (expected: 50; set it with position --topic labels"
                        + " --to stored, learn them again on purpose with position --topic labels --partition 3 --to"
                        + " 40, or run reset to start anew)");
    }

    @Test
    void beginsWithLabelsThatAModelWasLearntWithout() {
        PartitionState fresh = new PartitionState(TopicRole.LABELS, PARTITION, TOPIC, 0, 200, Optional.empty());
        assertThat(PositionFault.of(fresh, Optional.empty(), true, LOG)).isEmpty();
        assertThat(PositionFault.of(fresh, position(50), true, LOG)
                        .orElseThrow()
                        .message())
                .contains("no committed offset", "position --topic labels --to stored");
    }

    private static Optional<InputPosition> position(long next) {
        return Optional.of(new InputPosition(TOPIC, next));
    }

    private static PartitionState state(long group, boolean byLearner, long start, long end) {
        OffsetAndMetadata committed = new OffsetAndMetadata(group, byLearner ? "AgAAAAA=" : "");
        return new PartitionState(TopicRole.FEATURES, PARTITION, TOPIC, start, end, Optional.of(committed));
    }
}
