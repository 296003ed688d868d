package org.mmoestreams.workbench.demo;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.stage.Outputs;
import org.mmoestreams.workbench.terminal.LiveLine;

/** A live line: events, events per second, and per task the AUC over the last rows. */
public final class ProgressView implements DemoView {

    private final PrintWriter out;
    private final LiveLine line;
    private final OptionalLong events;

    /**
     * A view.
     *
     * @param out takes what is said beside the live line
     * @param line the live line
     * @param events how many events there will be, where that is known
     */
    public ProgressView(PrintWriter out, LiveLine line, OptionalLong events) {
        this.out = out;
        this.line = line;
        this.events = events;
    }

    @Override
    public void say(String message) {
        line.close();
        out.println(message);
        out.flush();
    }

    @Override
    public void show(Outputs outputs, OptionalDouble perSecond) {
        if (outputs.predictions() == 0) {
            return;
        }
        line.show(columns -> text(outputs, perSecond).fitting(columns));
    }

    @Override
    public void done(Outputs outputs, OptionalDouble perSecond) {
        line.end(columns -> text(outputs, perSecond).fitting(columns));
    }

    private ProgressText text(Outputs outputs, OptionalDouble perSecond) {
        SortedMap<String, Double> areas = new TreeMap<>();
        outputs.sliding().forEach((task, metrics) -> {
            if (metrics.getAuc() != null) {
                areas.put(task, metrics.getAuc());
            }
        });
        long windows = outputs.total().values().stream()
                .mapToLong(TaskMetrics::getModelVersion)
                .max()
                .orElse(0);
        return new ProgressText(outputs.eventsPredicted(), events, perSecond, areas, windows);
    }
}
