package org.mmoestreams.app.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mmoestreams.nn.DenseSpeed;

/** How fast OpenBLAS multiplies matrices as large as the model's: far too slow means the wrong kernels. */
final class SpeedCheck implements Check {

    private static final String NAME = "speed";
    /** Even under other load, kernels for wide registers do several times as much; those of 2004 often do not. */
    private static final double LEAST_WIDE = 10;

    private static final double LEAST = 1;
    private static final int MOST_ROWS = 256;
    private static final int MOST_COLUMNS = 1024;
    private static final Duration SLICE = Duration.ofMillis(40);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SchemaCheck.NAME, NativesCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        ModelSize size = ModelSize.of(intent.settings());
        return List.of(finding(
                Math.min(size.rows(), MOST_ROWS),
                Math.min(size.inputs(), MOST_COLUMNS),
                Math.min(size.outputs(), MOST_COLUMNS),
                CoreType.best(Processor.here().features()).isPresent()));
    }

    private static Finding finding(int rows, int inputs, int outputs, boolean wide) {
        double gigaflops = DenseSpeed.gigaflops(rows, inputs, outputs, SLICE);
        String found = String.format(
                Locale.ROOT,
                "%.1f GFLOPS in products of %d x %d with %d x %d floats",
                gigaflops,
                rows,
                inputs,
                inputs,
                outputs);
        double least = wide ? LEAST_WIDE : LEAST;
        return gigaflops >= least
                ? Finding.good(NAME, found)
                : Finding.warning(
                        NAME,
                        found + String.format(Locale.ROOT, ", below the %.0f that this processor gives", least),
                        "look for other load on this machine and for limits of processor time, start it with"
                                + " bin/mmoe-streams, and see the line core type");
    }
}
