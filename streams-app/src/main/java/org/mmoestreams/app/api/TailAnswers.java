package org.mmoestreams.app.api;

import java.util.List;
import org.mmoestreams.app.committed.RecordTail;
import org.mmoestreams.app.committed.Tail;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;

/** The newest records of a topic; those alone that came after a number, for whoever names the last one that it has. */
final class TailAnswers<T> {

    private static final String SINCE = "since";

    private final RecordTail<T> records;

    TailAnswers(RecordTail<T> records) {
        this.records = records;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of(SINCE));
        long since = asked.number(SINCE, 0).orElse(0L);
        Tail.Kept<T> kept = records.kept();
        return Answer.json(new Records<>(kept.last(), kept.since(since)));
    }

    private record Records<T>(long last, List<T> records) {}
}
