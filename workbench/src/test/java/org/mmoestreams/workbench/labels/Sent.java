package org.mmoestreams.workbench.labels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.LabelEvent;
import org.mmoestreams.workbench.replay.Message;
import org.mmoestreams.workbench.replay.Messages;

/** What late labels were sent for a source, all of it. */
record Sent(List<Message> all) {

    static Sent of(Messages messages) {
        List<Message> all = new ArrayList<>();
        try (messages) {
            messages.forEachRemaining(all::add);
        }
        return new Sent(all);
    }

    List<Message> events() {
        return all.stream().filter(Message::isEvent).toList();
    }

    List<LabelEvent> labels() {
        return all.stream()
                .filter(message -> !message.isEvent())
                .map(Sent::label)
                .toList();
    }

    /** The keys in order, those of labels with the task. */
    List<String> names() {
        return all.stream()
                .map(message -> new String(message.record().key(), UTF_8)
                        + (message.isEvent() ? "" : " " + label(message).getTask()))
                .toList();
    }

    static LabelEvent label(Message message) {
        return AvroBytes.to(LabelEvent.class, message.record().value());
    }
}
