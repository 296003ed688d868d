package org.mmoestreams.app.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.mmoestreams.app.admin.Admins;
import org.mmoestreams.app.admin.Permissions;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.ConfigException;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.join.JoinCounts;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.app.join.StoredCounts;
import org.mmoestreams.app.startup.RequiredPermissions;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.topics.TopicRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the committed state of the models. */
@Command(name = "model", description = "Print the committed state of the models, one per features partition.")
public final class ModelCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--json", description = "Print a JSON array with one object per partition.")
    private boolean json;

    @Option(
            names = "--experts",
            description = "Show how each task uses the model's experts, as topics.experts has it last.")
    private boolean experts;

    @Mixin
    private ModelSaveOptions saving;

    @Override
    public Integer call() throws IOException {
        Settings settings = config.settings();
        saving.check();
        String id = settings.applicationId();
        Optional<String> expertsTopic = expertsTopic(settings);
        Optional<String> waiting;
        try (Admin admin = Admins.connect(settings, connection.bootstrap())) {
            Permissions permissions = new Permissions(admin);
            permissions.require(RequiredPermissions.toShowModels(settings));
            TopicAdmin topics = new TopicAdmin(admin);
            requireModel(topics, id);
            waiting = waiting(topics, settings);
            if (expertsTopic.isPresent()) {
                permissions.require(RequiredPermissions.toRead(expertsTopic.get()));
                topics.require(List.of(expertsTopic.get()));
            }
        }
        List<StoredModel> models;
        Optional<NewestExperts> use;
        Map<Integer, JoinCounts> labels = new TreeMap<>();
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(ClientProperties.consumer(settings, connection.bootstrap()))) {
            models = new StoredModels(consumer, id).read();
            waiting.ifPresent(changelog -> labels.putAll(StoredCounts.read(consumer, changelog)));
            use = expertsTopic.map(topic -> NewestExperts.read(consumer, topic, id));
        }
        saving.save(models);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? toJson(models, labels, use)
                        : toTable(models)
                                + LabelTable.of(models, labels)
                                + use.map(newest -> ExpertTable.of(models, newest))
                                        .orElse(""));
        out.flush();
        return 0;
    }

    private static void requireModel(TopicAdmin topics, String applicationId) {
        String topic = StoredModels.modelTopic(applicationId);
        if (!topics.names().contains(topic)) {
            throw new IllegalArgumentException("application-id: " + applicationId
                    + " (expected: an application that has run; " + "topic " + topic + " is not there)");
        }
    }

    /** The changelog of what waits for labels; none where no labels come late, or none did so far. */
    private static Optional<String> waiting(TopicAdmin topics, Settings settings) {
        return LearnerTopology.changelogsOf(TopicRole.LABELS, settings).stream()
                .filter(topics.names()::contains)
                .findFirst();
    }

    private Optional<String> expertsTopic(Settings settings) {
        if (!experts) {
            return Optional.empty();
        }
        if (!settings.topics().has(TopicRole.EXPERTS)) {
            throw new ConfigException(
                    TopicRole.EXPERTS.key() + ": empty (expected: the topic that the learner writes to,"
                            + " for --experts; name one and start the learner with it)");
        }
        return Optional.of(settings.name(TopicRole.EXPERTS));
    }

    private static String toJson(List<StoredModel> models, Map<Integer, JoinCounts> labels, Optional<NewestExperts> use)
            throws IOException {
        JsonMapper mapper = new JsonMapper();
        ArrayNode array = mapper.createArrayNode();
        for (StoredModel model : models) {
            ObjectNode object = array.addObject()
                    .put("partition", model.partition())
                    .put("windows", model.windows())
                    .put("windowsRejected", model.windowsRejected())
                    .put("rowsLearnt", model.rowsLearnt())
                    .put("pendingRows", model.pendingRows())
                    .put("digest", model.hasLearnt() ? model.digest() : null)
                    .put("coreType", model.identity().coreType())
                    .put("seed", model.identity().seed());
            JoinCounts counts = labels.get(model.partition());
            if (counts != null) {
                object.set(
                        "labels",
                        mapper.valueToTree(
                                LabelFigure.seen(counts, model.identity().tasks())));
            }
            if (use.isPresent()) {
                object.putArray("experts").addAll(use.get().json(model.partition(), mapper));
            }
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    }

    private static String toTable(List<StoredModel> models) {
        if (models.isEmpty()) {
            return "no model yet: the learner has committed no event";
        }
        StringBuilder table = new StringBuilder(String.format(
                "%9s %9s %9s %12s %8s %-12s %s",
                "partition", "windows", "rejected", "rows learnt", "pending", "core type", "digest"));
        for (StoredModel model : models) {
            table.append(String.format(
                    "%n%9d %9d %9d %12d %8d %-12s %s",
                    model.partition(),
                    model.windows(),
                    model.windowsRejected(),
                    model.rowsLearnt(),
                    model.pendingRows(),
                    model.identity().coreType(),
                    model.hasLearnt() ? model.digest() : "- (nothing learnt yet)"));
        }
        return table.toString();
    }
}
