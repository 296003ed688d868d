package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.style.Styler.LegendPosition;

class LegendCornerTest {

    /** The quarter of a circle that a curve runs along leaves one corner free. */
    @ParameterizedTest
    @CsvSource({"false, false, InsideNE", "true, false, InsideNW", "false, true, InsideSE", "true, true, InsideSW"})
    void isTheOneThatTheCurvesLeaveFree(boolean toTheRight, boolean upwards, LegendPosition corner) {
        List<Point> points = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> {
                    double x = i / 20.0;
                    double y = Math.pow(1 - Math.sqrt(x), 2);
                    return Point.of(1 + (toTheRight ? 1 - x : x), 1 + (upwards ? 1 - y : y));
                })
                .toList();
        assertThat(LegendCorner.of(panel(Axis.linear("y"), points))).isEqualTo(corner);
    }

    @Test
    void goesByTheLogarithmWhereTheAxisDoes() {
        List<Point> points = IntStream.rangeClosed(0, 10)
                .mapToObj(i -> Point.of(i, Math.pow(10, i)))
                .toList();
        assertThat(LegendCorner.of(panel(Axis.logarithmic("y"), points))).isEqualTo(LegendPosition.InsideNW);
    }

    private static Panel panel(Axis y, List<Point> points) {
        return Panel.of("panel", Axis.linear("x"), y, List.of(new Curve("curve", points)));
    }
}
