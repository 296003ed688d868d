package org.mmoestreams.workbench.cli;

import static org.mmoestreams.checks.Checks.check;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.app.cli.Interruption;
import org.mmoestreams.app.cli.OptionValues;
import org.mmoestreams.app.http.Vitals;
import org.mmoestreams.workbench.soak.Soak;
import org.mmoestreams.workbench.soak.SoakOptions;
import org.mmoestreams.workbench.soak.SoakReport;
import org.mmoestreams.workbench.soak.SoakSample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Watches the memory of a learner over a long run with kills. */
@Command(
        name = "soak",
        description = {
            "Run a learner on generated events at full speed, kill it by SIGKILL now and then, and print its memory,"
                    + " threads and open files over time with the slopes fitted after each process's warm-up.",
            "Has a broker of its own; leaves nothing running."
        })
public final class SoakCommand implements Callable<Integer> {

    private static final double MEBIBYTE = 1 << 20;
    private static final int MOST_MINUTES = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(names = "--minutes", required = true, paramLabel = "M", description = "How long.")
    private double minutes;

    @Option(
            names = "--kill-every",
            paramLabel = "DURATION",
            defaultValue = "PT6M",
            description = "How long each learner process lives. Default: ${DEFAULT-VALUE}")
    private Duration killEvery;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "PT3M",
            description = "How much of each life is left out of the slopes. Default: ${DEFAULT-VALUE}")
    private Duration warmUp;

    @Option(
            names = "--sample-every",
            paramLabel = "DURATION",
            defaultValue = "PT5S",
            description = "How often to look. Default: ${DEFAULT-VALUE}")
    private Duration sampleEvery;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seeds the generated rows.")
    private long seed;

    @Override
    public Integer call() {
        SoakOptions options = OptionValues.checked(spec, this::options);
        PrintWriter out = spec.commandLine().getOut();
        out.println("  seconds  life     events   heap MB  off-heap MB  resident MB  threads  files");
        SoakReport report;
        try (var interruption = Interruption.watch()) {
            report = Soak.run(options, interruption::requested, sample -> show(out, sample));
        }
        out.printf(
                Locale.ROOT,
                "%d predictions of %d events%nslopes a minute after warm-up: heap %.3f MB, off-heap %.3f MB, resident"
                        + " %.3f MB, threads %.3f, files %.3f%n",
                report.predictions(),
                report.events(),
                megabytes(report, Vitals::heapBytes),
                megabytes(report, Vitals::offHeapBytes),
                megabytes(report, Vitals::residentBytes),
                report.perMinute(sample -> sample.vitals().threads()),
                report.perMinute(sample -> (double) sample.vitals().openFiles()));
        out.flush();
        return 0;
    }

    private SoakOptions options() {
        check(minutes > 0 && minutes <= MOST_MINUTES, "minutes", minutes, "above 0, at most " + MOST_MINUTES);
        Duration length =
                Duration.ofMillis((long) (minutes * Duration.ofMinutes(1).toMillis()));
        return new SoakOptions(data.set(), length, killEvery, warmUp, sampleEvery, seed);
    }

    private static void show(PrintWriter out, SoakSample sample) {
        Vitals vitals = sample.vitals();
        out.printf(
                Locale.ROOT,
                "%9.0f %5d %10d %9.1f %12.1f %12.1f %8d %6d%n",
                sample.seconds(),
                sample.life(),
                sample.events(),
                vitals.heapBytes() / MEBIBYTE,
                vitals.offHeapBytes() / MEBIBYTE,
                vitals.residentBytes() / MEBIBYTE,
                vitals.threads(),
                vitals.openFiles());
        out.flush();
    }

    private static double megabytes(SoakReport report, ToDoubleFunction<Vitals> sign) {
        return report.perMinute(sample -> sign.applyAsDouble(sample.vitals()) / MEBIBYTE);
    }
}
