package org.mmoestreams.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.app.committed.CommittedModel;
import org.mmoestreams.app.committed.ModelFigures;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.app.http.ProblemException;
import org.mmoestreams.app.scoring.NoModelException;
import org.mmoestreams.app.scoring.Scorers;
import org.mmoestreams.app.scoring.VersionDigest;

/** The models: how far each has come, what they are made of, and their digests for whoever asks for these. */
final class ModelAnswers {

    private static final String DIGEST = "digest";

    private final Settings settings;
    private final Told told;
    private final Scorers scorers;

    ModelAnswers(Settings settings, Told told, Scorers scorers) {
        this.settings = settings;
        this.told = told;
        this.scorers = scorers;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of(DIGEST));
        boolean digests = asked.parameter(DIGEST).map(ModelAnswers::flag).orElse(false);
        LearnerConfig learner = settings.learner();
        return Answer.json(new Models(
                settings.applicationId(),
                told.partitions(),
                learner.architecture().kind().name(),
                learner.optimizers().form(),
                learner.windowRows(),
                learner.seed(),
                told.committed().models().all().values().stream()
                        .map(model -> model(model, digests))
                        .toList()));
    }

    private Model model(CommittedModel model, boolean digests) {
        ModelFigures figures = model.figures();
        VersionDigest digest = null;
        try {
            digest = digests ? scorers.digest(model.partition()) : null;
        } catch (NoModelException moved) {
            // it went while it was told of
        }
        return new Model(
                settings.applicationId() + "/" + model.partition(),
                model.partition(),
                figures.version(),
                figures.rowsLearnt(),
                figures.windowsRejected(),
                figures.committedAt(),
                digest);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badRequest("digest: another text (expected: true or false)");
        };
    }

    private record Models(
            String applicationId,
            int partitions,
            String architecture,
            String optimizer,
            int windowRows,
            long seed,
            List<Model> models) {}

    private record Model(
            String modelId,
            int partition,
            long version,
            long rowsLearnt,
            long windowsRejected,
            long committedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) VersionDigest digest) {}
}
