package org.mmoestreams.app.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmoestreams.app.drawing.PageResources;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Route;

/**
 * The dashboard's files, for whoever reaches them: they hold no figures. The page asks the API for these, with the
 * token where one is needed. A browser lets it load scripts and style from this server alone, and ask no other.
 */
public final class Dashboard {

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "no-referrer");

    private static final List<String> SCRIPTS = List.of(
            "connection.js",
            "sources.js",
            "history.js",
            "activity.js",
            "notices.js",
            "letters.js",
            "predict.js",
            "dashboard.js");

    private Dashboard() {}

    /** The page and what it loads. */
    public static List<Route> routes() {
        return List.of(
                file("/", "text/html; charset=utf-8", text("dashboard.html")),
                file(
                        "/dashboard/style.css",
                        "text/css; charset=utf-8",
                        PageResources.style() + "\n" + text("dashboard.css")),
                file("/dashboard/library.js", SCRIPT, PageResources.library()),
                file("/dashboard/drawing.js", SCRIPT, PageResources.drawing()),
                file(
                        "/dashboard/dashboard.js",
                        SCRIPT,
                        SCRIPTS.stream().map(Dashboard::text).collect(Collectors.joining("\n"))));
    }

    private static Route file(String path, String type, String text) {
        Answer answer = new Answer.Whole(200, type, text.getBytes(StandardCharsets.UTF_8), HEADERS);
        return Route.open(path, asked -> answer);
    }

    private static String text(String name) {
        return PageResources.text(Dashboard.class, name);
    }
}
