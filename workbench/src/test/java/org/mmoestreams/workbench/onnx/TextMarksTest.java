package org.mmoestreams.workbench.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmoestreams.features.FieldRows;
import org.mmoestreams.features.NameTable;

class TextMarksTest {

    @Test
    void areTextsThatNoValueHas() {
        assertThat(TextMarks.ofNominal(of("red")).missing()).isEmpty();
        assertThat(TextMarks.ofNominal(of("red", "")).missing()).isEqualTo("<missing>");
        assertThat(TextMarks.ofNominal(of("", "<missing>")).missing()).isEqualTo("<missing 2>");
        assertThat(TextMarks.ofNominal(of("", "<missing>", "<missing 2>")).missing())
                .isEqualTo("<missing 3>");
    }

    @Test
    void tellAFieldThatIsMissingFromAPlaceWithoutAnItem() {
        assertThat(TextMarks.ofItems(of("red"))).isEqualTo(new TextMarks("<missing>", ""));
        assertThat(TextMarks.ofItems(of("", "<missing>"))).isEqualTo(new TextMarks("<missing 2>", "<none>"));
    }

    private static NameTable of(String... texts) {
        return new NameTable(
                new FieldRows("colour", 0, texts.length + 2),
                Stream.of(texts).map(text -> new NameTable.Value(2, text)).toList());
    }
}
