package org.mmoestreams.workbench.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.Task;

/** What drafts are made of files. */
class DraftTest {

    private static final int ROWS = 200;

    @TempDir
    private Path folder;

    @Test
    void findsIdAndTime() {
        Drafting drafting = csv(
                "order_id,ordered_at,colour,paid",
                i -> "o" + i + "," + (1_767_225_600_000L + 1000L * i) + "," + colour(i) + "," + truth(i),
                "paid=paid");

        FeatureSpec spec = drafting.spec();
        assertThat(spec.eventId()).isEqualTo("order_id");
        assertThat(spec.eventTime()).isEqualTo("ordered_at");
        assertThat(drafting.made().schema())
                .contains("{\"name\": \"order_id\", \"type\": \"string\"}")
                .contains("\"ordered_at\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}}");
        assertThat(drafting.events().get(3).id()).asString(UTF_8).isEqualTo("o3");
        assertThat(drafting.events().get(3).time()).isEqualTo(1_767_225_603_000L);
    }

    @Test
    void takesIsoTimesAndDatesAndEpochSecondsForTimes() {
        assertThat(csv("at,colour,paid", i -> instant(i) + "," + colour(i) + "," + truth(i), "paid=paid")
                        .events()
                        .get(61)
                        .time())
                .isEqualTo(1_767_225_661_000L);
        assertThat(csv(
                                "day,colour,paid",
                                i -> "2026-01-0" + (1 + i / 40) + "," + colour(i) + "," + truth(i),
                                "paid=paid")
                        .events()
                        .get(41)
                        .time())
                .isEqualTo(1_767_312_000_000L);
        Drafting seconds =
                csv("sent_at,colour,paid", i -> (1_767_225_600L + i) + "," + colour(i) + "," + truth(i), "paid=paid");
        assertThat(seconds.made().spec()).contains("event-time: {field: sent_at, unit: s}");
        assertThat(seconds.events().get(5).time()).isEqualTo(1_767_225_605_000L);
    }

    @Test
    void leavesIdAndTimeToSendingWhereRowsHaveNone() {
        Drafting drafting = csv("id,colour,paid", i -> i % 7 + "," + colour(i) + "," + truth(i), "paid=paid");

        FeatureSpec spec = drafting.spec();
        assertThat(spec.eventId()).as("id is taken, and comes again").isEqualTo("event_id");
        assertThat(spec.eventTime()).isEqualTo("time");
        assertThat(drafting.events()).extracting("id").doesNotHaveDuplicates().hasSize(ROWS);
    }

    @Test
    void doesNotTakeTimesOutOfOrderForTheEvents() {
        Drafting drafting = csv(
                "born,colour,paid",
                i -> "19" + (10 + i * 37 % 89) + "-01-01," + colour(i) + "," + truth(i),
                "paid=paid");

        assertThat(drafting.spec().eventTime()).isEqualTo("time");
        assertThat(drafting.spec().ignored()).contains("born");
        assertThat(drafting.about("time")).contains("TODO").contains("born");
    }

    @Test
    void usesTheFieldsThatAreAskedFor() {
        DraftRequest request =
                new DraftRequest(Optional.of("number"), Optional.of("step"), Drafting.tasks("paid=paid"));
        Drafting drafting = Drafting.of(
                folder,
                "rows.csv",
                lines(
                        "id,number,step,colour,paid",
                        i -> i + "," + (1000 - i) + "," + i + "," + colour(i) + "," + truth(i)),
                request);

        assertThat(drafting.spec().eventId()).isEqualTo("number");
        assertThat(drafting.spec().eventTime()).isEqualTo("step");
        assertThat(drafting.events().get(7).time()).isEqualTo(7);
    }

    @Test
    void ignoresIdsAndFreeTextsAndEmptyColumnsWithTheReason() {
        Drafting drafting = csv(
                "session,note,nothing,colour,paid",
                i -> "s" + Integer.toHexString(i * 7919) + ",they wrote of the fruit number " + (i % 150) + " again,,"
                        + colour(i) + "," + truth(i),
                "paid=paid");

        // the first that all rows differ in is the id
        assertThat(drafting.spec().eventId()).isEqualTo("session");
        assertThat(drafting.spec().ignored()).containsExactly("note", "nothing");
        assertThat(drafting.about("note")).contains("free text");
        assertThat(drafting.about("nothing")).contains("no value in the sample");
        assertThat(csv("id,token,paid,colour", i -> i + ",t" + i * 31 + "," + truth(i) + "," + colour(i), "paid=paid")
                        .about("token"))
                .contains("an id: 200 different values in 200 rows");
    }

    @Test
    void tellsCodesFromAmounts() {
        Drafting drafting = csv(
                "doors,shop_code,cents,zip,paid",
                i -> i % 4 + "," + (100 + i % 30) + "," + (i * 37 % 191) * 100 + ",0" + (1000 + i % 9) + "," + truth(i),
                "paid=paid");

        assertThat(drafting.spec().nominal())
                .extracting(NominalField::field)
                .containsExactly("doors", "shop_code", "zip");
        assertThat(drafting.about("doors")).contains("few different ones");
        assertThat(drafting.about("shop_code")).contains("by the name");
        assertThat(drafting.spec().continuous())
                .extracting(ContinuousField::field)
                .containsExactly("cents");
        assertThat(drafting.made().schema()).contains("\"zip\", \"type\": [\"null\", \"string\"]");
        assertThat(drafting.events()).hasSize(ROWS);
    }

    @Test
    void saysWhatMakesAColumnOfNumbersOneOfTexts() {
        Drafting drafting =
                csv("grams,paid", i -> (i % 40 == 0 ? "NA" : "" + (i * 7 % 97 + 0.5)) + "," + truth(i), "paid=paid");

        assertThat(drafting.about("grams"))
                .contains("TODO: numbers but for \"NA\" in 5 rows")
                .contains("--nulls ,NA");
    }

    @Test
    void choosesThePositiveValueOfTwo() {
        assertThat(csv("colour,paid", i -> colour(i) + "," + (i % 3 == 0 ? "no" : "yes"), "p=paid")
                        .about("p"))
                .endsWith("positive: \"yes\"}");
        assertThat(csv("colour,kept", i -> colour(i) + "," + (i % 3 == 0 ? "gone" : "kept"), "p=kept")
                        .about("p"))
                .endsWith("positive: \"gone\"}")
                .contains("rarer");
        assertThat(csv("colour,size", i -> colour(i) + "," + i % 5, "p=size:3").about("p"))
                .contains("20.0 % of 200");
        assertThat(csv("colour,size", i -> colour(i) + "," + i % 5, "p=size")
                        .spec()
                        .tasks())
                .containsExactly(Task.regression("p", "size"));
    }

    @Test
    void refusesLabelsThatAreNotClear() {
        assertThatThrownBy(() -> csv("colour,paid", i -> colour(i) + "," + truth(i), "p=colour"))
                .hasMessageContaining("task: colour with 3 values, \"red\"")
                .hasMessageContaining("p=colour:");
        assertThatThrownBy(() -> csv("colour,paid", i -> colour(i) + "," + truth(i), "p=price"))
                .hasMessage("task: price (expected: one of colour, paid)");
    }

    @Test
    void keepsWhatTellsTheLabelOutOfTheFeatures() {
        Drafting drafting = csv(
                "colour,delay,paid_by,paid",
                i -> colour(i) + "," + (i % 3 == 0 ? i * 13 : 1_800_000) + "," + i % 4 + "," + (i % 3 == 0),
                "paid=paid");

        assertThat(drafting.spec().ignored()).containsExactly("delay");
        assertThat(drafting.about("delay")).contains("leak?").contains("move it to continuous: {field: delay");
        assertThat(drafting.about("paid_by")).contains("named after the label");
        assertThat(drafting.about("colour")).doesNotContain("leak");
    }

    @Test
    void quotesWhatYamlWouldTakeForSomethingElse() {
        Drafting drafting = csv(
                "null,yes,on,_1e3,true",
                i -> (i % 2 == 0 ? "no" : "null") + ",~," + colour(i) + ",#" + i % 3 + ","
                        + (i % 5 == 0 ? "1e3" : "0x1F"),
                "on=true:1e3");

        FeatureSpec spec = drafting.spec();
        assertThat(spec.nominal()).extracting(NominalField::field).containsExactly("null", "yes", "on", "_1e3");
        assertThat(spec.tasks()).containsExactly(Task.binary("on", "true", "1e3"));
        assertThat(drafting.events()).hasSize(ROWS);
    }

    @Test
    void refusesNamesThatFieldsCannotHave() {
        assertThatThrownBy(() -> csv("Flight Date,Größe,2nd,paid", i -> "a,b,c," + truth(i), "paid=paid"))
                .hasMessageContaining("\"Flight Date\" (as Flight_Date), \"Größe\" (as Gr_e), \"2nd\" (as _2nd)")
                .hasMessageContaining("rename them");
        assertThatThrownBy(() -> csv("a,a.b,paid", i -> "a,b," + truth(i), "paid=paid"))
                .hasMessageContaining("columns a and a.b");
        assertThatThrownBy(() -> jsonLines(i -> "{\"a\": {\"b c\": 1}, \"paid\": true}", "paid=paid"))
                .hasMessageContaining("\"b c\" (as b_c)");
    }

    @Test
    void makesRecordsOfColumnsWithDots() {
        Drafting drafting = csv(
                "buyer.country,buyer.age,paid", i -> "c" + i % 5 + "," + (20 + i % 50) + "," + truth(i), "paid=paid");

        assertThat(drafting.spec().nominal()).extracting(NominalField::field).containsExactly("buyer.country");
        assertThat(drafting.spec().continuous())
                .extracting(ContinuousField::field)
                .containsExactly("buyer.age");
        assertThat(drafting.events()).hasSize(ROWS);
    }

    @Test
    void makesRecordsAndListsOfJson() {
        Drafting drafting = jsonLines(
                i -> "{\"id\": \"x" + i + "\", \"at\": \"" + instant(i) + "\", \"buyer\": {\"country\": \"c" + i % 5
                        + "\", \"home\": null}, \"tags\": [\"t" + i % 9 + "\", \"u\", null], \"zip\": \"" + (10 + i % 3)
                        + "\", \"lines\": [{\"sku\": " + i + "}], \"odd\": " + (i % 2 == 0 ? "{\"k\": 1}" : "\"k\"")
                        + ", \"grams\": " + i * 7 % 97 / 10.0 + ", \"paid\": " + (i % 4 == 0) + "}",
                "paid=paid");

        FeatureSpec spec = drafting.spec();
        assertThat(spec.eventId()).isEqualTo("id");
        assertThat(spec.eventTime()).isEqualTo("at");
        assertThat(spec.nominal()).extracting(NominalField::field).containsExactly("buyer.country", "zip");
        assertThat(spec.continuous()).extracting(ContinuousField::field).containsExactly("grams");
        assertThat(spec.features().multiValued()).extracting("field").containsExactly("tags");
        assertThat(spec.ignored()).containsExactly("buyer.home", "lines", "odd");
        assertThat(drafting.made().schema()).contains("\"zip\", \"type\": [\"null\", \"string\"]");
        assertThat(drafting.events()).hasSize(ROWS);
    }

    @Test
    void namesLikelyLabelsWhereNobodySaysWhatIsToBePredicted() {
        Drafting drafting = csv("colour,clicked,vip", i -> colour(i) + "," + i % 2 + "," + truth(i));

        assertThat(drafting.made().spec())
                .contains("#   - {name: clicked, field: clicked, kind: binary, positive: \"1\"}")
                .contains("#   - {name: vip, field: vip, kind: binary, positive: \"true\"}")
                .contains("TODO: what is to be predicted?")
                .endsWith("tasks: []\n");
        assertThatThrownBy(drafting::spec).hasMessageContaining("tasks: none (expected: at least one task)");
    }

    @Test
    void isTheSameForTheSameRows() {
        Drafting drafting = csv(
                "order,weight,colour,paid",
                i -> "o" + i + "," + i * 31 % 97 + "," + colour(i) + "," + truth(i),
                "p=paid");

        assertThat(drafting.draft()).isEqualTo(drafting.made());
    }

    private Drafting csv(String header, IntFunction<String> row, String... tasks) {
        return Drafting.of(folder, "rows.csv", lines(header, row), tasks);
    }

    private Drafting jsonLines(IntFunction<String> row, String... tasks) {
        return Drafting.of(folder, "rows.jsonl", lines("", row), tasks);
    }

    private static List<String> lines(String header, IntFunction<String> row) {
        List<String> lines = new ArrayList<>(List.of(header));
        for (int i = 0; i < ROWS; i++) {
            lines.add(row.apply(i));
        }
        return lines;
    }

    private static String colour(int i) {
        return List.of("red", "green", "blue").get(i * 7 % 11 % 3);
    }

    private static String truth(int i) {
        return Boolean.toString(i * 5 % 7 % 3 == 0);
    }

    private static String instant(int i) {
        return String.format("2026-01-01T00:%02d:%02dZ", i / 60, i % 60);
    }
}
