package org.mmoestreams.app.api;

import java.util.List;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.app.scoring.ExampleEvent;
import org.mmoestreams.client.serde.EventSchema;

/** An event that can be scored, for whoever wants to ask for scores and has none at hand. */
final class ExampleAnswers {

    private final Object event;

    ExampleAnswers(EventSchema schema) {
        event = ExampleEvent.of(schema);
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        return Answer.json(event);
    }
}
