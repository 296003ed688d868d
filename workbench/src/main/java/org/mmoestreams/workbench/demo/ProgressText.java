package org.mmoestreams.workbench.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.mmoestreams.workbench.terminal.TimeLeft;

/**
 * How a demonstration goes, as a line of text: as much of it as there is room for, the first task's AUC in any case.
 *
 * @param events events predicted
 * @param all how many there will be, where that is known
 * @param perSecond how fast they flow
 * @param areas by task, the AUC over the last rows
 * @param windows the newest model version
 */
record ProgressText(
        long events, OptionalLong all, OptionalDouble perSecond, SortedMap<String, Double> areas, long windows) {

    /** The line, of so many columns at most if they are 60 or more. */
    String fitting(int columns) {
        StringBuilder line = new StringBuilder(head());
        boolean first = true;
        for (String part : parts()) {
            int room = columns - line.length() - 2;
            if (part.length() <= room) {
                line.append(", ").append(part);
            } else if (first) {
                line.append(", ").append(part.substring(Math.max(0, part.length() - Math.max(0, room))));
            }
            first = false;
        }
        return line.toString();
    }

    private String head() {
        String count = all.isPresent() ? events + "/" + all.getAsLong() : Long.toString(events);
        return "learning: " + count + " events"
                + (perSecond.isPresent() ? String.format(Locale.ROOT, ", %.0f/s", perSecond.getAsDouble()) : "");
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        areas.forEach((task, area) ->
                parts.add(String.format(Locale.ROOT, "%s%s %.4f", parts.isEmpty() ? "AUC " : "", task, area)));
        if (windows > 0) {
            parts.add("model version " + windows);
        }
        if (all.isPresent() && perSecond.isPresent() && events < all.getAsLong()) {
            parts.add(TimeLeft.of(all.getAsLong() - events, perSecond.getAsDouble()));
        }
        return parts;
    }
}
