package org.mmoestreams.workbench.stage;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.labels.LabelsTopic;
import org.mmoestreams.workbench.replay.Delivery;
import org.mmoestreams.workbench.replay.Messages;
import org.mmoestreams.workbench.shaping.ShapedRows;

/** Rows on their way to the learner of a stage, as fast as they are taken: events, and labels where these come late. */
public final class RowReplay {

    private final Stage stage;
    private final ShapedRows rows;
    private final BooleanSupplier interrupted;
    private final GroupProgress events;
    private final GroupProgress labels;

    /**
     * Rows that are not sent yet.
     *
     * @param interrupted asked now and then whether to give up
     */
    public RowReplay(Stage stage, ShapedRows rows, BooleanSupplier interrupted) {
        this.stage = stage;
        this.rows = rows;
        this.interrupted = interrupted;
        String group = stage.settings().applicationId();
        Topics topics = stage.settings().topics();
        events = new GroupProgress(stage.admin(), group, topics.features());
        labels = new GroupProgress(stage.admin(), group, LabelsTopic.of(topics));
    }

    /**
     * Sends all of them.
     *
     * @param made what the events of the rows are sent as
     */
    public Replayed send(Function<EventSource, Messages> made) {
        try (EventSource source = rows.events(Stage.CLOCK);
                Messages messages = made.apply(source);
                var producer = stage.producer()) {
            Delivery delivery = stage.replay(producer, messages, count -> {}, interrupted);
            return new Replayed(delivery.sent(), delivery.labelsSent(), source.skipped());
        }
    }

    /** Whether the learner's commits cover all that was sent: nothing comes out of a label that was only counted. */
    public boolean isTaken(Replayed sent) {
        return events.events() >= sent.events() && labels.events() >= sent.labels();
    }

    /**
     * What became of the rows that were read.
     *
     * @param events events sent
     * @param labels labels sent after them
     * @param skipped rows that made none
     */
    public record Replayed(long events, long labels, long skipped) {}
}
