package org.mmoestreams.workbench.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mmoestreams.app.runtime.ParentWatch;

/**
 * Helm's code on a chart: {@code HelmMain lint CHART OUTPUT} or {@code HelmMain template CHART OUTPUT VALUES}. In a
 * process of its own, since it brings the runtime of another language, with signal handlers.
 */
final class HelmMain {

    private static final String KUBERNETES = "1.32.0";

    private HelmMain() {}

    public static void main(String[] args) throws IOException {
        ParentWatch.exitWithParent();
        Helm helm = new Helm(Path.of(args[1]));
        String output = args[0].equals("lint") ? lint(helm) : template(helm, Path.of(args[3]));
        Files.writeString(Path.of(args[2]), output);
    }

    private static String lint(Helm helm) {
        LintResult result = helm.lint().strict().call();
        return (result.isFailed() ? "failed\n" : "passed\n") + String.join("\n", result.getMessages());
    }

    private static String template(Helm helm, Path values) {
        TemplateCommand command = helm.template();
        return command.withName("census")
                .withNamespace("learning")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values)
                .call();
    }
}
