package org.mmoestreams.workbench.example;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws plots. */
final class PlotImage {

    private static final int WIDTH = 520;
    private static final int WIDTH_ALONE = 860;
    private static final int HEIGHT = 380;
    private static final float LINE = 1.8f;
    private static final int BAND_OPACITY = 45;
    private static final int MOST_MARKERS = 12;
    private static final String NUMBER = "#,##0.#####";
    private static final Color GREY = new Color(110, 110, 110);
    private static final Color LIGHT = new Color(226, 226, 226);

    /** Told apart by the colour-blind, too (Okabe, Ito: Color Universal Design, 2008). */
    private static final List<Color> COLOURS = List.of(
            new Color(0, 114, 178),
            new Color(213, 94, 0),
            new Color(0, 158, 115),
            new Color(204, 121, 167),
            new Color(230, 159, 0),
            new Color(86, 180, 233),
            new Color(0, 0, 0));

    private final Plot plot;
    private final int width;

    private PlotImage(Plot plot) {
        this.plot = plot;
        width = plot.panels().size() == 1 ? WIDTH_ALONE : WIDTH;
    }

    /**
     * The image of a plot.
     *
     * @throws IllegalStateException when this Java cannot draw text
     */
    static BufferedImage of(Plot plot) {
        try {
            return new PlotImage(plot).drawn();
        } catch (LinkageError | InternalError e) {
            throw new IllegalStateException(
                    plot.name() + ": cannot be drawn (expected: a Java that draws, and fonts; install fontconfig and a"
                            + " font)",
                    e);
        }
    }

    private BufferedImage drawn() {
        List<Panel> panels = plot.panels();
        BufferedImage image = new BufferedImage(width * panels.size(), HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < panels.size(); i++) {
            graphics.drawImage(BitmapEncoder.getBufferedImage(chart(panels.get(i))), i * width, 0, null);
        }
        graphics.dispose();
        return image;
    }

    private XYChart chart(Panel panel) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(HEIGHT)
                .title(panel.title())
                .xAxisTitle(panel.x().label())
                .yAxisTitle(panel.y().label())
                .build();
        style(chart.getStyler(), panel);
        panel.curves().forEach(curve -> addBand(chart, curve));
        panel.curves().forEach(curve -> addLine(chart, curve));
        panel.marks().forEach(mark -> addMark(chart, mark, panel));
        return chart;
    }

    private static void style(XYStyler style, Panel panel) {
        style.setXAxisLogarithmic(panel.x().logarithmic());
        style.setYAxisLogarithmic(panel.y().logarithmic());
        style.setXAxisDecimalPattern(NUMBER);
        style.setYAxisDecimalPattern(NUMBER);
        style.setLegendPosition(LegendCorner.of(panel));
        style.setLegendBorderColor(LIGHT);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(GREY);
        style.setPlotGridLinesColor(LIGHT);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartTitleBoxVisible(false);
        style.setAnnotationLineColor(GREY);
        style.setAnnotationTextFontColor(GREY);
    }

    private void addBand(XYChart chart, Curve curve) {
        List<Point> points = curve.points();
        if (points.stream().noneMatch(Point::hasSpread)) {
            return;
        }
        int last = points.size() - 1;
        double[] x = new double[2 * points.size()];
        double[] y = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            x[i] = points.get(i).x();
            y[i] = points.get(i).high();
            x[points.size() + i] = points.get(last - i).x();
            y[points.size() + i] = points.get(last - i).low();
        }
        Color colour = colour(curve);
        Color light = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY);
        XYSeries band = chart.addSeries(curve.name() + ", spread", x, y);
        band.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(light);
        band.setLineColor(light);
        band.setMarker(SeriesMarkers.NONE);
        band.setShowInLegend(false);
    }

    private void addLine(XYChart chart, Curve curve) {
        List<Point> points = curve.points();
        XYSeries line = chart.addSeries(
                curve.name(),
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::y).toArray());
        line.setLineColor(colour(curve));
        line.setLineStyle(new BasicStroke(LINE));
        line.setMarker(points.size() <= MOST_MARKERS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        line.setMarkerColor(colour(curve));
    }

    private static void addMark(XYChart chart, Mark mark, Panel panel) {
        double top = panel.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::high)
                .max()
                .orElse(0);
        chart.addAnnotation(new AnnotationLine(mark.x(), true, false));
        Stream.of(mark.text())
                .filter(text -> !text.isEmpty())
                .forEach(text -> chart.addAnnotation(new AnnotationText(text, mark.x(), top, false)));
    }

    private Color colour(Curve curve) {
        return COLOURS.get(plot.curves().indexOf(curve.name()) % COLOURS.size());
    }
}
