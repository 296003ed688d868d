package org.mmoestreams.workbench.integration;

import java.util.stream.Stream;

/** Bodies of which no score can be made: no JSON, other JSON, or a census event with one value that is wrong. */
final class HostileBodies {

    private HostileBodies() {}

    static Stream<String> all() {
        return Stream.of(noJson(), noEvent(), wrongValues()).flatMap(part -> part);
    }

    private static Stream<String> noJson() {
        return Stream.of(
                "",
                "{",
                "}",
                "{a: 1}",
                "{\"a\" 1}",
                "{} {}",
                "{\"age\": 1,}",
                "/* */ {}",
                "'",
                "NaN",
                "<event/>",
                "age=1",
                "\u00ff\u00fe\u0000{\u0000}",
                "\u00ef\u00bb\u00bf",
                "\u00c3(",
                "{\"age\": \"\u00ed\u00a0\u0080\"}");
    }

    private static Stream<String> noEvent() {
        String event = HttpApiTest.json(0);
        return Stream.of(
                "{}",
                "[]",
                "[" + event + "]",
                "null",
                "true",
                "17",
                "\"text\"",
                "{\"\u0000\": 1}",
                "{\"events\": 1}",
                "{\"events\": {}}",
                "{\"events\": null}",
                "{\"events\": []}",
                "{\"events\": [1, null, {}]}",
                "{\"events\": [[" + event + "]]}",
                "{\"events\": [{\"events\": [" + event + "]}]}",
                "{\"events\": [" + event + ", {}]}",
                "{\"events\": [" + event + "], \"more\": 1}");
    }

    private static Stream<String> wrongValues() {
        return Stream.of(
                with("age", "\"old\""),
                with("age", "null"),
                with("age", "[]"),
                with("age", "{}"),
                with("age", "true"),
                with("age", "1.5"),
                with("age", "1e999"),
                with("age", "3000000000"),
                with("instance_weight", "\"NaN\""),
                with("instance_weight", "1e999"),
                with("capital_gains", "99999999999"),
                with("education", "null"),
                with("education", "[\"a\"]"),
                with("education", "\"\\ud800\""),
                with("education", "\"" + "x".repeat(2_000) + "\""),
                with("event_id", "\"\""),
                with("event_id", "\"" + "x".repeat(300) + "\""),
                with("event_time", "\"yesterday\""),
                with("event_time", "[2026, 1, 31]"),
                with("event_time", "1e300"),
                with("no_such_field", "1"));
    }

    /** The event with a value in the place of its own. */
    private static String with(String field, String value) {
        String others = HttpApiTest.json(0).replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]*),?", "");
        return "{\"" + field + "\":" + value + "," + others.substring(1);
    }
}
