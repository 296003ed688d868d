package org.mmoestreams.app.drawing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What draws a page, as text that a page has in itself or a server sends: style, chart library and drawing functions.
 * The drawing functions take figures as objects; where these come from is another script's matter.
 */
public final class PageResources {

    private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/";
    private static final List<String> DRAWING =
            List.of("format.js", "ink.js", "charts.js", "tables.js", "board.js", "tasks.js");

    private PageResources() {}

    /** The style of the library and ours. */
    public static String style() {
        return own(LIBRARY + "dist/uPlot.min.css") + "\n" + own("style.css");
    }

    /** The chart library, its licence ahead of it as a comment; defines {@code uPlot}. */
    public static String library() {
        return "/*\n" + own(LIBRARY + "LICENSE") + "\n*/\n" + own(LIBRARY + "dist/uPlot.iife.min.js");
    }

    /**
     * The drawing functions; defines {@code Format}, {@code Ink}, {@code Charts}, {@code Tables}, {@code Board} and
     * {@code Tasks}, and needs the library.
     */
    public static String drawing() {
        return DRAWING.stream().map(PageResources::own).collect(Collectors.joining("\n"));
    }

    /**
     * The text of a file in the jar.
     *
     * @param beside whose package it is in
     * @param name relative to that, or from the root of the class path with a leading slash
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name + ": not on the class path (expected: the whole jar)");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String own(String name) {
        return text(PageResources.class, name);
    }
}
