package org.mmoestreams.workbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.workbench.bench.BenchReport;
import org.mmoestreams.workbench.bench.Machine;
import org.mmoestreams.workbench.bench.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a benchmark shows what it measured: what it ran on, a table and, when asked for, a file of JSON. */
final class BenchOutput {

    private final Machine machine = Machine.here();

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures to this file as JSON.")
    private Optional<Path> report = Optional.empty();

    /** Prints what the benchmark runs on. */
    void begin() {
        OptionValues.checkReport(spec, report);
        PrintWriter out = out();
        machine.lines().forEach(out::println);
        out.flush();
    }

    /** Prints a line at once. */
    void say(String line) {
        out().println(line);
        out().flush();
    }

    /**
     * Prints the table and writes the report.
     *
     * @param benchmark the benchmark's name
     * @param figures what is written as JSON: records, lists, maps and numbers
     */
    void end(String benchmark, Table table, Object figures) throws IOException {
        out().println();
        out().print(table);
        out().flush();
        if (report.isPresent()) {
            BenchReport.of(benchmark, machine, figures).write(report.get());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
