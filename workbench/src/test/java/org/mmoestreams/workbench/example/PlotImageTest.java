package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlotImageTest {

    private static final Color FIRST = new Color(0, 114, 178);
    private static final Color SECOND = new Color(213, 94, 0);

    @Test
    void drawsPanelsSideBySideWithOneColourForEachName() {
        Panel left = panel(List.of(curve("a")), List.of());
        Panel right = panel(List.of(curve("b")), List.of(new Mark(1, "here")));
        BufferedImage two = PlotImage.of(new Plot("two", List.of(left, right)));
        BufferedImage three = PlotImage.of(new Plot("three", List.of(left, right, left)));
        int width = two.getWidth() / 2;
        assertThat(three.getWidth()).isEqualTo(3 * width);
        assertThat(pixels(two, FIRST, 0, width)).isPositive();
        assertThat(pixels(two, SECOND, 0, width)).isZero();
        assertThat(pixels(two, FIRST, width, 2 * width)).isZero();
        assertThat(pixels(two, SECOND, width, 2 * width)).isPositive();
        assertThat(pixels(three, FIRST, 2 * width, 3 * width)).isEqualTo(pixels(two, FIRST, 0, width));
    }

    @Test
    void drawsABandWherePointsHaveSpread() {
        List<Point> plain = List.of(Point.of(0, 1), Point.of(1, 2));
        List<Point> spread = List.of(new Point(0, 1, 0.5, 2), new Point(1, 2, 1, 2.5));
        assertThat(inked(spread)).isGreaterThan(4 * inked(plain));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> Point.of(0, Double.NaN)).hasMessage("point: (0.0, NaN) (expected: finite numbers)");
        assertThatThrownBy(() -> new Point(0, 1, 2, 3))
                .hasMessage("spread of a point: 2.0 to 3.0 (expected: around its y: 1.0)");
        assertThatThrownBy(() -> new Curve("a", List.of())).hasMessage("a's points: 0 (expected: one or more)");
        assertThatThrownBy(() -> panel(List.of(), List.of())).hasMessage("t's curves: 0 (expected: one or more)");
        assertThatThrownBy(() -> new Plot("p", List.of())).hasMessage("p's panels: 0 (expected: one or more)");
    }

    /** Coloured pixels of a curve, in the left three quarters: the legend is in the last one. */
    private static long inked(List<Point> points) {
        BufferedImage image = PlotImage.of(new Plot("p", List.of(panel(List.of(new Curve("a", points)), List.of()))));
        long coloured = 0;
        for (int x = 0; x < image.getWidth() * 3 / 4; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                Color colour = new Color(image.getRGB(x, y));
                coloured += colour.getBlue() > colour.getRed() + 20 ? 1 : 0;
            }
        }
        return coloured;
    }

    private static long pixels(BufferedImage image, Color colour, int from, int to) {
        long found = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                found += new Color(image.getRGB(x, y)).equals(colour) ? 1 : 0;
            }
        }
        return found;
    }

    private static Panel panel(List<Curve> curves, List<Mark> marks) {
        return new Panel("t", Axis.linear("x"), Axis.logarithmic("y"), curves, marks);
    }

    private static Curve curve(String name) {
        return new Curve(name, List.of(Point.of(0.5, 1), Point.of(1, 3), Point.of(2, 2)));
    }
}
