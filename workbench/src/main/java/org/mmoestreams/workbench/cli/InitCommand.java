package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmoestreams.app.cli.ConfigOptions;
import org.mmoestreams.app.cli.ConnectionOptions;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.draft.Draft;
import org.mmoestreams.workbench.draft.DraftFolder;
import org.mmoestreams.workbench.draft.DraftOrigin;
import org.mmoestreams.workbench.draft.DraftRequest;
import org.mmoestreams.workbench.draft.Sample;
import org.mmoestreams.workbench.draft.ShellText;
import org.mmoestreams.workbench.draft.TaskRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Makes a draft of all that a learner has to be told. */
@Command(
        name = "init",
        description = {
            "Make a draft of the Avro schema, the feature spec and the configuration of a learner, from a sample of the"
                    + " rows of files, or of the events of a topic.",
            "Comments in the spec say what was seen of each field and why it became what it is. With --task it is"
                    + " complete; the same sample gives the same draft."
        })
public final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SampleRowsOptions rows;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            converter = ConnectionOptions.Brokers.class,
            description = "Instead of --rows, with --topic: Kafka brokers to start from, separated by commas.")
    private Optional<String> bootstrap = Optional.empty();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "A topic of events in single-object encoding.")
    private Optional<String> topic = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "With --topic: the Avro schema that its events are written with. They hold its fingerprint"
                    + " alone, which cannot be decoded.")
    private Optional<Path> schema = Optional.empty();

    @Mixin
    private ConfigOptions config;

    @Option(names = "--folder", required = true, paramLabel = "DIR", description = "Where to write; made if need be.")
    private Path folder;

    @Option(names = "--force", description = "Write over files that are there.")
    private boolean force;

    @Option(
            names = "--task",
            paramLabel = "NAME=FIELD[:POSITIVE]",
            converter = Request.class,
            description = "Something to predict. Of two values the one that says so, as true, is positive, else the"
                    + " rarer; a field of numbers is a regression. Can be repeated.")
    private List<TaskRequest> tasks = List.of();

    @Option(names = "--id", paramLabel = "FIELD", description = "The field that identifies an event. Default: found.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--time", paramLabel = "FIELD", description = "The field of an event's time. Default: found.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Look at the first N rows, or the last N events of each partition. Default: ${DEFAULT-VALUE}")
    private int most;

    @Override
    public Integer call() {
        DraftFolder into = OptionValues.checked(spec, this::checkedFolder);
        DraftRequest request = OptionValues.checked(spec, () -> new DraftRequest(id, time, tasks));
        return topic.isPresent() ? ofTopic(into, request) : ofRows(into, request);
    }

    private DraftFolder checkedFolder() {
        atLeast("sample", most, 1);
        check(
                rows.files().isEmpty() == topic.isPresent(),
                "rows",
                topic.isPresent() ? "given beside --topic" : "none",
                "--rows FILE, or --bootstrap, --topic and --schema");
        check(topic.isPresent() == bootstrap.isPresent(), "topic", topic.orElse("none"), "--bootstrap and --topic");
        check(
                topic.isPresent() || schema.isEmpty(),
                "schema",
                schema.map(Path::toString).orElse(""),
                "none for rows: a draft of it is made");
        check(
                topic.isEmpty() || schema.isPresent(),
                "schema",
                "none",
                "the schema that the events of --topic are written with; they hold its fingerprint alone");
        check(topic.isEmpty() || rows.isPlain(), "format, --separator, --nulls", "given", "none of them for --topic");
        DraftFolder into = new DraftFolder(folder, schema);
        into.requireWritable(force);
        return into;
    }

    private int ofRows(DraftFolder into, DraftRequest request) {
        Sample sample = OptionValues.checked(spec, () -> rows.sample(most));
        DraftOrigin origin = rows.origin(sample);
        Draft draft = OptionValues.checked(spec, () -> Draft.ofRows(sample, request, origin));
        return written(into, draft, sample, origin);
    }

    private int ofTopic(DraftFolder into, DraftRequest request) {
        TopicSource source = OptionValues.checked(
                spec,
                () -> TopicSource.of(
                        config.settings(), bootstrap.orElseThrow(), topic.orElseThrow(), schema.orElseThrow()));
        Sample sample = source.sample(most);
        DraftOrigin origin = source.origin(sample);
        Draft draft = OptionValues.checked(spec, () -> Draft.ofEvents(source.schema(), sample, request, origin));
        return written(into, draft, sample, origin);
    }

    private int written(DraftFolder into, Draft draft, Sample sample, DraftOrigin origin) {
        var out = spec.commandLine().getOut();
        sample.problem().ifPresent(problem -> spec.commandLine()
                .getErr()
                .println("warning: " + sample.unusable() + " of " + (sample.rows() + sample.unusable())
                        + " cannot be read; the first: " + problem));
        into.write(draft, origin).forEach(file -> out.println("written: " + file));
        out.println("draft: of " + sample.rows() + (topic.isPresent() ? " events: " : " rows: ") + draft.summary());
        if (tasks.isEmpty()) {
            out.println("next: say what is to be predicted, by --task, or at the end of the feature spec; then");
        }
        String file = ShellText.word(into.config().toString());
        origin.next().forEach(command -> out.println("next: " + command.replace("%s", file)));
        out.flush();
        return 0;
    }

    /** Reads a task. */
    static final class Request implements ITypeConverter<TaskRequest> {

        @Override
        public TaskRequest convert(String text) {
            try {
                return TaskRequest.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage().replaceFirst("^task: ", ""));
            }
        }
    }
}
