package org.mmoestreams.workbench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.report.Report;
import org.mmoestreams.app.report.ReportOrigin;
import org.mmoestreams.app.report.ReportPage;
import org.mmoestreams.app.report.ReportReader;
import org.mmoestreams.checks.FileFailure;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.stage.Stage;

/**
 * The page with charts that a demonstration ends with.
 *
 * @param file where it is written; a file that is there is written over
 */
public record DemoPage(Path file) {

    /**
     * What a learner is told so that this page and its dashboard can show all that there is: topics of changes and of
     * experts.
     *
     * @param assignments what it is told besides, {@code key=value} each, which holds where the two differ
     */
    public static List<String> toldTo(List<String> assignments) {
        return Stream.concat(
                        Stream.of(TopicRole.DRIFT, TopicRole.EXPERTS).map(role -> role.key() + "=demo." + role.label()),
                        assignments.stream())
                .toList();
    }

    /**
     * Writes the page of what the learner of a stage has published.
     *
     * @param interrupted asked now and then whether to give up
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(Stage stage, BooleanSupplier interrupted) {
        Settings settings = stage.settings();
        try (var consumer = stage.consumer()) {
            Report report = ReportReader.read(consumer, settings, interrupted);
            if (report.isEmpty()) {
                report.note("There are no metrics: no training window was closed.");
            }
            Files.writeString(
                    file, ReportPage.of(report, new ReportOrigin(settings.name(TopicRole.METRICS), Instant.now())));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
        }
    }
}
