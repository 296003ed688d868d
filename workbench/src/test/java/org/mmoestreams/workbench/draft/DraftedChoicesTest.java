package org.mmoestreams.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drafts refuse, and what new users tripped over. */
class DraftedChoicesTest {

    @TempDir
    private Path folder;

    /** As texts they are not in order. */
    @Test
    void takesTimesInTheOrderOfTheirInstantsWhateverTheirOffsets() {
        List<String> rows = new ArrayList<>(List.of("at,colour,paid"));
        for (int i = 0; i < 200; i++) {
            Instant at = Instant.parse("2026-03-29T00:30:00Z").plusMillis(500L * i);
            String text = i % 2 == 0
                    ? at.toString()
                    : at.atOffset(ZoneOffset.ofHours(i % 3)).toString();
            rows.add(text + (i % 5 == 0 ? ",red," : ",blue,") + (i % 3 == 0));
        }
        assertThat(Drafting.of(folder, "rows.csv", rows, "paid=paid").spec().eventTime())
                .isEqualTo("at");
    }

    @Test
    void refusesAPositiveValueThatWasNotSeen() {
        List<String> rows = new ArrayList<>(List.of("n,outcome"));
        for (int i = 0; i < 100; i++) {
            rows.add(i % 7 + (i % 4 == 0 ? ",no-show" : ",attended"));
        }
        assertThatThrownBy(() -> Drafting.of(folder, "rows.csv", rows, "missed=outcome:noshow"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("task: missed=outcome:noshow (expected: a value that was seen: 2 values, \"attended\","
                        + " \"no-show\"; or a larger --sample)");
    }

    @Test
    void refusesRowsWithoutAnythingToLearnFrom() {
        List<String> rows = new ArrayList<>(List.of("id,token,paid"));
        for (int i = 0; i < 200; i++) {
            rows.add(i + ",t" + i * 31 + "," + (i * 5 % 7 % 3 == 0));
        }
        assertThatThrownBy(() -> Drafting.of(folder, "rows.csv", rows, "paid=paid"))
                .hasMessageContaining("rows: no field to learn from")
                .hasMessageContaining("token is an id: 200 different values");
        assertThatThrownBy(() -> Drafting.of(folder, "none.csv", List.of("a,b")))
                .hasMessageContaining("rows: none");
    }

    @Test
    void asksForTheSeparatorWhereColumnsRunTogether() {
        assertThatThrownBy(() -> Drafting.of(folder, "rows.csv", List.of("a;b;paid", "1;2;true"), "paid=paid"))
                .hasMessageEndingWith("say by --separator what is between them)");
    }
}
