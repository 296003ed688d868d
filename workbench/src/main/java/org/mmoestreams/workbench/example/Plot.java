package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;

/**
 * An image of panels side by side.
 *
 * @param name of its file, without the ending
 * @param panels at least one, from the left
 */
public record Plot(String name, List<Panel> panels) {

    /** Keeps a copy. */
    public Plot {
        check(!panels.isEmpty(), name + "'s panels", 0, "one or more");
        panels = List.copyOf(panels);
    }

    /** All names of curves, in the order in which they come. */
    List<String> curves() {
        return panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .map(Curve::name)
                .distinct()
                .toList();
    }
}
