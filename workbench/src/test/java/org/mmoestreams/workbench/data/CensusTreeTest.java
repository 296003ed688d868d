package org.mmoestreams.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CensusTreeTest {

    private static final String COIN = "column 0 coin\nvalue heads\nvalue tails\ngiven: 0*3 1*1\n";

    @Test
    void resourceIsSmallAndNamesItsSource() throws IOException {
        String text = ResourceCounts.text();
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(600_000);
        assertThat(text).contains("UCI Machine Learning Repository", "data set 117", "CC BY 4.0");
    }

    @Test
    void drawsBackOffWhenAPairWasNeverSeen() throws IOException {
        StringBuilder text = new StringBuilder(COIN);
        text.append("column 1 other\nvalue a\nvalue b\ngiven: 0*1 1*1\n");
        text.append("column 2 both coin other\nvalue x\nvalue y\nvalue z\n");
        text.append("given 0 0: 0*1\ngiven 0 1: 1*1\ngiven 1 0: 0*1\ngiven 1 *: 2*5\n");
        for (int column = 3; column < CensusTree.COLUMNS; column++) {
            text.append("column ").append(column).append(" c").append(column).append("\nrange 0.05 0.5\ngiven: 0*1\n");
        }
        CensusTree tree = read(text.toString());
        RowSource rows = tree.rows(5, RowRange.first(1000));
        while (rows.hasNext()) {
            String[] row = rows.next();
            String expected = row[1].equals("a") ? "x" : row[0].equals("heads") ? "y" : "z";
            assertThat(row[2]).isEqualTo(expected);
            assertThat(row[3]).matches("0\\.\\d\\d").isBetween("0.05", "0.50");
        }
    }

    @Test
    void refusesASituationWithoutCounts() {
        assertRefused(
                COIN + "column 1 other coin\nvalue a\ngiven 0: 0*1\ncolumn 2 third\n",
                "tree:8: column other: no counts in situation 1");
    }

    @Test
    void refusesASituationGivenTwice() {
        assertRefused(COIN + "given: 0*1\n", "tree:5: given: twice");
    }

    @Test
    void refusesAnUnknownParent() {
        assertRefused("column 0 age year\n", "tree:1: parent: year (expected: a column that came before)");
    }

    @Test
    void refusesAnUnknownState() {
        assertRefused("column 0 coin\nvalue heads\ngiven: 1*4\n", "tree:3: count: 1*4");
    }

    @Test
    void refusesCountsThatAreNoNumbers() {
        assertRefused("column 0 coin\nvalue heads\ngiven: 0*many\n", "tree:3:");
    }

    @Test
    void refusesAnUnknownKeyword() {
        assertRefused(COIN + "colunm 1 other\n", "tree:5: colunm (expected: rows, column, value, range or given)");
    }

    @Test
    void refusesARangeThatEndsBeforeItStarts() {
        assertRefused("column 0 wage\nrange 20 10\n", "tree:2: range: 20 10");
    }

    @Test
    void refusesATreeThatLacksColumns() {
        assertRefused(COIN, "tree:4: columns: 1 in 1 places (expected: 42, each once)");
    }

    private static void assertRefused(String text, String message) {
        ThrowingCallable reading = () -> read(text);
        assertThatThrownBy(reading).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }

    private static CensusTree read(String text) throws IOException {
        return CensusTree.read(new BufferedReader(new StringReader(text)), "tree");
    }
}
