package org.mmoestreams.app.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What draws a page, as text that a page has in itself or a server sends: style, chart library and drawing functions.
 * The drawing functions take a report as an object; where that comes from is another script's matter.
 */
public final class PageResources {

    private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/";
    private static final List<String> DRAWING = List.of("format.js", "ink.js", "charts.js", "tables.js", "tasks.js");

    private PageResources() {}

    /** The style of the library and ours. */
    public static String style() {
        return text(LIBRARY + "dist/uPlot.min.css") + "\n" + text("style.css");
    }

    /** The chart library, its licence ahead of it as a comment; defines {@code uPlot}. */
    public static String library() {
        return "/*\n" + text(LIBRARY + "LICENSE") + "\n*/\n" + text(LIBRARY + "dist/uPlot.iife.min.js");
    }

    /**
     * The drawing functions; defines {@code Format}, {@code Ink}, {@code Charts}, {@code Tables} and {@code Tasks}, and
     * needs the library.
     */
    public static String drawing() {
        return DRAWING.stream().map(PageResources::text).collect(Collectors.joining("\n"));
    }

    /** @param name relative to this package, or from the root of the class path with a leading slash */
    static String text(String name) {
        try (InputStream stream = PageResources.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name + ": not on the class path (expected: the whole jar)");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
