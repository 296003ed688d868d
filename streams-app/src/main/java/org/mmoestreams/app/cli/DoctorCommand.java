package org.mmoestreams.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mmoestreams.app.doctor.Doctor;
import org.mmoestreams.app.doctor.Finding;
import org.mmoestreams.app.doctor.Intent;
import org.mmoestreams.app.doctor.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at all that {@code run} would meet with the same options, and changes nothing. */
@Command(
        name = "doctor",
        description = {
            "Look at all that run would meet with the same options, and say what to do where something is wrong.",
            "Changes nothing. Exit code 1 when there is a fault."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final String KAFKA = "org.apache.kafka";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private TopicOptions topics;

    @Option(names = "--json", description = "Print a JSON array with one object per finding.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Intent intent = new Intent(config::effective, connection.bootstrap(), topics.create(), topics.partitions());
        List<Finding> findings = examine(intent);
        out.println(json ? toJson(findings) : summary(findings));
        out.flush();
        return findings.stream().anyMatch(each -> each.outcome() == Outcome.FAULT) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private List<Finding> examine(Intent intent) throws InterruptedException {
        // what clients say of brokers that they do not reach is said once, by the finding
        Logs.Quiet quiet = Logs.quiet(KAFKA);
        try {
            return new Doctor(Failures::describe).examine(intent, json ? finding -> {} : this::tell);
        } finally {
            quiet.end();
        }
    }

    private void tell(Finding finding) {
        PrintWriter out = spec.commandLine().getOut();
        String head =
                String.format(Locale.ROOT, "%-11s  %-16s  ", finding.outcome().label(), finding.name());
        out.println(head + finding.found());
        if (!finding.remedy().isEmpty()) {
            out.println(" ".repeat(head.length()) + "-> " + finding.remedy());
        }
        out.flush();
    }

    private static String summary(List<Finding> findings) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> findings.stream()
                                .filter(each -> each.outcome() == outcome)
                                .count()
                        + " " + outcome.label())
                .collect(Collectors.joining(", "));
    }

    private static String toJson(List<Finding> findings) throws JsonProcessingException {
        JsonMapper mapper = new JsonMapper();
        ArrayNode array = mapper.createArrayNode();
        findings.forEach(finding -> array.addObject()
                .put("name", finding.name())
                .put("outcome", finding.outcome().label())
                .put("found", finding.found())
                .put("remedy", finding.remedy()));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    }
}
