package org.mmoestreams.app.api;

import java.util.List;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.app.report.LiveReport;
import org.mmoestreams.features.Task;

/** What was measured and found since the process started, thinned, as pages draw it. */
final class HistoryAnswers {

    private final List<Task> tasks;
    private final LiveReport report;

    HistoryAnswers(List<Task> tasks, LiveReport report) {
        this.tasks = List.copyOf(tasks);
        this.report = report;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        return Answer.text(Answer.JSON, report.json(tasks));
    }
}
