package org.mmoestreams.app.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.config.TopicFormats;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.learner.LabelInput;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.app.startup.SetUp;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.registry.WireFormat;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.nn.NativeRuntime;

/**
 * Audits an application: reads its topics, and nothing else, learns again what its models have learnt, and compares.
 * Goes on from where the last audit on this machine ended, which a file of each partition knows.
 */
public final class Auditor {

    /** No application id has a plus, so that this is no other application's folder. */
    private static final String FOLDER_SUFFIX = "+audit";

    private static final String UNSETTLED =
            "the stored model changed while it was read, so it was not compared (expected:"
                    + " no learner that works meanwhile)";

    private final Settings settings;
    private final String bootstrap;
    private final AuditWatch watch;

    /** Audits the application that some settings are of. */
    public Auditor(Settings settings, String bootstrap, AuditWatch watch) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.watch = watch;
    }

    /** The folder with what later audits go on from. */
    public static Path folder(Settings settings) {
        return settings.stateDir().resolve(settings.applicationId() + FOLDER_SUFFIX);
    }

    /**
     * Audits all partitions.
     *
     * @param fromScratch whether to begin at the first window, whatever was audited before
     * @throws ConfigException when there are no late labels, and so no history
     * @throws IllegalStateException when it cannot be audited; says why
     * @throws IOException when the folder cannot be read or written
     */
    public AuditReport run(boolean fromScratch) throws IOException {
        SetUp setUp = SetUp.of(settings);
        LabelInput labels = LabelInput.of(settings, setUp.schema())
                .orElseThrow(() -> new ConfigException(TopicRole.LABELS.key()
                        + ": empty (expected: the labels topic that the learner reads; without one it keeps no history"
                        + " that could be audited)"));
        try (WireFormat format = TopicFormats.of(settings)) {
            return run(
                    new AuditSource(settings, bootstrap, setUp.schema(), labels.in(format), watch::interrupted),
                    fromScratch);
        }
    }

    private AuditReport run(AuditSource source, boolean fromScratch) throws IOException {
        String origin = origin();
        NativeRuntime.start();
        StoredState stored = stored(source);
        List<PartitionReport> reports = new ArrayList<>();
        for (StoredModel model : stored.models()) {
            AuditFile file = new AuditFile(folder(settings).resolve("partition-" + model.partition()), origin);
            checkIdentity(source, model);
            try (OpenPartition partition = open(source, model.partition(), file, fromScratch)) {
                PartitionReport report = audit(partition.audit(), model, stored.rests(model));
                reports.add(report);
                if (!report.isDifferent()) {
                    file.save(partition.mark(), partition.audit());
                }
            }
        }
        return new AuditReport(reports);
    }

    /** Checks that everything is there, and says which topics it is. */
    private String origin() {
        try (Admin admin = Admins.connect(settings, bootstrap)) {
            new Permissions(admin).require(RequiredPermissions.toAudit(settings));
            TopicAdmin topics = new TopicAdmin(admin);
            requireHistory(topics);
            return Stream.of(TopicRole.FEATURES, TopicRole.LABELS, InternalTopic.HISTORY)
                    .map(settings::name)
                    .map(topic -> topic + " " + topics.describe(topic).topicId())
                    .collect(Collectors.joining(", "));
        }
    }

    private void requireHistory(TopicAdmin topics) {
        List<String> inputs = List.of(settings.name(TopicRole.FEATURES), settings.name(TopicRole.LABELS));
        topics.require(inputs);
        String id = settings.applicationId();
        String history = settings.name(InternalTopic.HISTORY);
        if (!topics.names().containsAll(List.of(history, StoredModels.modelTopic(id), StoredModels.windowTopic(id)))) {
            throw new IllegalStateException("application-id: " + id + " (expected: an application that has run with "
                    + TopicRole.LABELS.key() + "; topic " + history + " or a changelog of the model is not there)");
        }
    }

    private StoredState stored(AuditSource source) {
        try (var consumer = source.consumer()) {
            return StoredState.read(consumer, settings.applicationId(), watch::interrupted);
        }
    }

    private static void checkIdentity(AuditSource source, StoredModel model) {
        try (OnlineLearner learner = source.learner()) {
            ModelIdentity.of(learner).checkContinues(model.identity());
            source.checkStart(model.identity());
        }
    }

    private static OpenPartition open(AuditSource source, int partition, AuditFile file, boolean fromScratch)
            throws IOException {
        Optional<AuditFile.Saved> last = fromScratch ? Optional.empty() : file.open();
        if (last.isEmpty()) {
            return OpenPartition.begin(source, partition);
        }
        try (AuditFile.Saved saved = last.get()) {
            return OpenPartition.goOn(source, partition, saved);
        }
    }

    private PartitionReport audit(PartitionAudit audit, StoredModel model, boolean rests) {
        int partition = model.partition();
        boolean compares = rests && model.position(TopicRole.FEATURES).isPresent();
        try {
            audit.learnTo(model.windows(), partition, watch);
            if (compares) {
                audit.compare(model);
            }
        } catch (DifferenceException difference) {
            return audit.tally().report(partition, Outcome.DIFFERENT, difference.getMessage() + rounding(model));
        }
        return compares
                ? audit.tally().report(partition, Outcome.EQUAL, "")
                : audit.tally().report(partition, Outcome.EQUAL_SO_FAR, UNSETTLED);
    }

    private static String rounding(StoredModel model) {
        String here = NativeRuntime.coreType();
        return model.identity().coreType().equals(here)
                ? ""
                : "; the model was computed with OpenBLAS core type "
                        + model.identity().coreType() + ", this machine computes with " + here
                        + ", which rounds otherwise (expected: OPENBLAS_CORETYPE as it was)";
    }
}
