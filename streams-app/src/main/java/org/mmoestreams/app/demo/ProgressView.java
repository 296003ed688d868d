package org.mmoestreams.app.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.mmoestreams.schemas.TaskMetrics;

/** A live line on standard error: events, events per second, and per task the AUC over the last rows. */
public final class ProgressView implements DemoView, AutoCloseable {

    private final PrintWriter out;
    private final OptionalLong events;
    private ProgressBar bar;

    /**
     * A view.
     *
     * @param out takes what is said beside the live line
     * @param events how many events there will be, where that is known
     */
    public ProgressView(PrintWriter out, OptionalLong events) {
        this.out = out;
        this.events = events;
    }

    @Override
    public void say(String message) {
        out.println(message);
        out.flush();
    }

    @Override
    public void show(Outputs outputs, double seconds) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("learning")
                    .setInitialMax(events.orElse(-1))
                    .setUnit(" events", 1)
                    .showSpeed()
                    .setUpdateIntervalMillis(500)
                    .build();
        }
        bar.stepTo(outputs.predictions());
        String areas = outputs.sliding().values().stream()
                .filter(metrics -> metrics.getAuc() != null)
                .map(metrics -> String.format(Locale.ROOT, "%s %.4f", metrics.getTask(), metrics.getAuc()))
                .collect(Collectors.joining(", "));
        long windows = outputs.total().values().stream()
                .mapToLong(TaskMetrics::getModelVersion)
                .max()
                .orElse(0);
        bar.setExtraMessage(areas.isEmpty() ? "" : " rolling AUC " + areas + ", model version " + windows);
    }

    @Override
    public void done(Outputs outputs) {
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
