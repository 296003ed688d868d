package org.mmoestreams.app.input;

import java.util.Optional;
import java.util.OptionalLong;
import org.mmoestreams.client.models.InputPosition;

/**
 * Why a learner must not go on from where its group is: events would be learnt twice, or never.
 *
 * @param message what happened, what was expected, and the ways on
 * @param afterGap where learning can go on when the events that are lost or were passed over are given up; empty where
 *     none are
 */
public record PositionFault(String message, OptionalLong afterGap) {

    private static final String GIVE_UP =
            "; run --accept-gap to go on without them, or reset to start anew with what the topic has)";

    /**
     * Compares where the model is with where its group is and with what the topic has.
     *
     * @param now what the brokers say
     * @param stored the position in the model's state; empty: none, as before the first event
     * @param hasModel whether there is a model; one without a position is of a build that did not keep it
     * @param log looks for records where the two differ, since markers of transactions take offsets, too
     */
    public static Optional<PositionFault> of(
            PartitionState now, Optional<InputPosition> stored, boolean hasModel, RecordSearch log) {
        return new Comparison(now, stored, hasModel, log).fault();
    }

    private record Comparison(PartitionState now, Optional<InputPosition> stored, boolean hasModel, RecordSearch log) {

        Optional<PositionFault> fault() {
            if (stored.isPresent() && !stored.get().topic().equals(now.topicId())) {
                return gap(
                        now.logStart(),
                        "the topic was made anew: its id is " + now.topicId() + ", " + records() + " up to offset "
                                + next()
                                + " were learnt from " + stored.get().topic()
                                + " (expected: the same topic");
            }
            if (now.committed().isEmpty()) {
                return hasBegun() ? Optional.of(withoutOffset()) : Optional.empty();
            }
            return next() > now.logEnd()
                    ? Optional.of(lostEnd())
                    : moved(now.committed().get().offset());
        }

        private Optional<PositionFault> moved(long committed) {
            if (committed > now.logEnd()) {
                return refused("the group's offset is " + committed + ", beyond the topic's end at " + now.logEnd()
                        + " (expected: " + next() + ", up to where " + records() + " were learnt; set it with "
                        + toStored() + ", or with " + to("latest") + " to skip the " + records() + " up to the end)");
            }
            if (committed < next()) {
                return refused("the group's offset was moved back to " + committed
                        + ", so that the " + records() + " before offset "
                        + next() + " would be learnt twice (expected: " + next() + "; set it with " + toStored() + ","
                        + " learn them again on purpose with " + to(Long.toString(committed))
                        + ", or run reset to start anew)");
            }
            if (next() < now.logStart() && !(committed >= now.logStart() && now.isCommittedByLearner())) {
                return gap(
                        Math.max(committed, now.logStart()),
                        "the records from offset " + next() + " to " + (now.logStart() - 1)
                                + " were deleted before they were learnt (expected: them to be there until they are"
                                + " learnt; let the topic keep them for longer");
            }
            OptionalLong skipped = log.first(now.partition(), Math.max(next(), now.logStart()), committed);
            return skipped.isEmpty()
                    ? Optional.empty()
                    : gap(
                            committed,
                            "the group's offset was moved forward to " + committed + ", so that the " + records()
                                    + " from offset "
                                    + skipped.getAsLong() + " on would never be learnt (expected: " + next()
                                    + "; set it with " + toStored());
        }

        /** Up to where events were learnt; where the state does not say so, what was committed with it does. */
        private long next() {
            return stored.map(InputPosition::next)
                    .orElseGet(() -> now.committed().map(each -> each.offset()).orElse(0L));
        }

        /** A model may have been learnt before there were labels; from then on they have a position. */
        private boolean hasBegun() {
            return stored.isPresent() || (hasModel && !now.input().isOptional());
        }

        private PositionFault withoutOffset() {
            return new PositionFault(
                    named("has a stored model, but the group has no committed offset there (expected: the offset"
                            + " that was committed with the model"
                            + stored.map(position -> ", " + position.next() + "; set it with " + toStored()
                                            + ", or run reset to start anew)")
                                    .orElse("; set it with " + to("OFFSET") + ", or run reset to start anew)")),
                    OptionalLong.empty());
        }

        private PositionFault lostEnd() {
            return new PositionFault(
                    named("the topic ends at " + now.logEnd() + ", though " + records() + " up to offset " + next()
                            + " were learnt (expected: what brokers have once confirmed to stay" + GIVE_UP),
                    OptionalLong.of(now.logEnd()));
        }

        private Optional<PositionFault> refused(String what) {
            return Optional.of(new PositionFault(named(what), OptionalLong.empty()));
        }

        private Optional<PositionFault> gap(long goOnFrom, String what) {
            return Optional.of(new PositionFault(named(what + GIVE_UP), OptionalLong.of(goOnFrom)));
        }

        private String to(String offset) {
            return command() + " --partition " + now.partition().partition() + " --to " + offset;
        }

        private String toStored() {
            return command() + " --to stored";
        }

        private String command() {
            return InputWords.positionCommand(now.input());
        }

        private String records() {
            return InputWords.records(now.input());
        }

        private String named(String what) {
            return "input position: " + now.partition() + ": " + what;
        }
    }
}
