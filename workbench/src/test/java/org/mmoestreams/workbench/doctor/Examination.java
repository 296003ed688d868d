package org.mmoestreams.workbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.mmoestreams.workbench.cli.CapturedRun;

/**
 * What {@code doctor} said of a set-up.
 *
 * @param exitCode the command's
 * @param findings in their order
 */
public record Examination(int exitCode, List<Finding> findings) {

    /** One of them, as JSON has it. */
    public record Finding(String name, String outcome, String found, String remedy) {}

    /** Runs the command in this JVM. */
    public static Examination of(String bootstrap, List<String> settings, String... more) {
        return of(CapturedRun.of(arguments(bootstrap, settings, more).toArray(String[]::new)));
    }

    /** What a run with {@code --json} has printed, which is nothing else. */
    public static Examination of(CapturedRun run) {
        try {
            List<Finding> findings = StreamSupport.stream(
                            new JsonMapper().readTree(run.out()).spliterator(), false)
                    .map(each -> new Finding(
                            each.get("name").asText(),
                            each.get("outcome").asText(),
                            each.get("found").asText(),
                            each.get("remedy").asText()))
                    .toList();
            assertThat(run.err()).isEmpty();
            return new Examination(run.exitCode(), findings);
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.out() + run.err(), e);
        }
    }

    /** The command line that makes it. */
    public static List<String> arguments(String bootstrap, List<String> settings, String... more) {
        List<String> arguments = new ArrayList<>(List.of("doctor", "--json", "--bootstrap", bootstrap));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Makes sure that there are faults under this name, and no other has one. */
    public Finding onlyFault(String name) {
        assertThat(exitCode).as(toString()).isEqualTo(1);
        assertThat(names("fault")).as(toString()).containsExactly(name);
        return findings.stream()
                .filter(each -> each.outcome().equals("fault"))
                .findFirst()
                .orElseThrow();
    }

    /** Makes sure that there is no fault. */
    public Examination sound() {
        assertThat(names("fault")).as(toString()).isEmpty();
        assertThat(exitCode).isZero();
        return this;
    }

    /** The names of the findings with an outcome. */
    public Set<String> names(String outcome) {
        return findings.stream()
                .filter(each -> each.outcome().equals(outcome))
                .map(Finding::name)
                .collect(Collectors.toSet());
    }

    /** The first finding under a name. */
    public Finding finding(String name) {
        return findings.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
