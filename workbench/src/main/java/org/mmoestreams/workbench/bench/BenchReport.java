package org.mmoestreams.workbench.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a benchmark writes as JSON.
 *
 * @param benchmark its name
 * @param machine what it ran on
 * @param loadAfter the load average when it had ended
 * @param figures what it measured: records, lists, maps and numbers
 */
public record BenchReport(String benchmark, Machine machine, double loadAfter, Object figures) {

    /** The report of a benchmark that has just ended. */
    public static BenchReport of(String benchmark, Machine machine, Object figures) {
        return new BenchReport(benchmark, machine, Machine.loadNow(), figures);
    }

    /** Writes the report to a file. */
    public void write(Path file) throws IOException {
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    }
}
