package org.mmoestreams.app.api;

import java.util.List;
import org.mmoestreams.app.committed.RecordTail;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.schemas.ExpertMetrics;

/** How experts are used: the newest record of each model and task. */
final class ExpertAnswers {

    private final RecordTail<ExpertMetrics> experts;

    ExpertAnswers(RecordTail<ExpertMetrics> experts) {
        this.experts = experts;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        return Answer.json(new Records(experts.newest()));
    }

    private record Records(List<ExpertMetrics> records) {}
}
