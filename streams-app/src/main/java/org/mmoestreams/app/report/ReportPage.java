package org.mmoestreams.app.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmoestreams.app.drawing.PageResources;

/** Makes a page of a report: one HTML document that has all in itself and asks no host for anything. */
public final class ReportPage {

    private static final Pattern PLACE = Pattern.compile("@(style|library|drawing|report|data)@");

    private ReportPage() {}

    /** The page. */
    public static String of(Report report, ReportOrigin origin) {
        Map<String, String> parts = Map.of(
                "style", PageResources.style(),
                "library", PageResources.library(),
                "drawing", PageResources.drawing(),
                "report", PageResources.text(ReportPage.class, "report.js"),
                "data", embedded(ReportJson.of(report, origin)));
        return PLACE.matcher(PageResources.text(ReportPage.class, "report.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    /** JSON that cannot end the element that it is in, whatever names it holds. */
    private static String embedded(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
