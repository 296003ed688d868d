package org.mmoestreams.workbench.bench.stream;

import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.app.config.Assignments;
import org.mmoestreams.workbench.process.JvmCommand;
import org.mmoestreams.workbench.stage.JvmOptions;
import org.mmoestreams.workbench.stage.LearnerProcess;

/** What is measured. */
enum Subject {
    /** Reads each event by the learner's own serdes and says the same of every one. */
    PASS_THROUGH("pass-through") {
        @Override
        JvmCommand command(String bootstrap, Path folder, List<String> assignments) {
            return passThrough(PassThroughMain.Serdes.DIRECT, bootstrap, folder, assignments);
        }
    },
    /** The same by Avro's generated classes, as one would write it. */
    RECORDS("records") {
        @Override
        JvmCommand command(String bootstrap, Path folder, List<String> assignments) {
            return passThrough(PassThroughMain.Serdes.RECORDS, bootstrap, folder, assignments);
        }
    },
    /** The learner as {@code mmoe-streams run} runs it. */
    LEARNER("learner") {
        @Override
        JvmCommand command(String bootstrap, Path folder, List<String> assignments) {
            return LearnerProcess.command(bootstrap, folder, Assignments.of(assignments));
        }
    };

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    /** Its name for people. */
    String title() {
        return title;
    }

    /** Its slices among others. */
    List<SliceFigures> among(List<SliceFigures> slices) {
        return slices.stream().filter(slice -> slice.subject().equals(title)).toList();
    }

    /**
     * How its process is started.
     *
     * @param folder where its log goes
     * @param assignments its settings, {@code key=value} each
     */
    abstract JvmCommand command(String bootstrap, Path folder, List<String> assignments);

    private static JvmCommand passThrough(
            PassThroughMain.Serdes serdes, String bootstrap, Path folder, List<String> assignments) {
        return JvmCommand.of(PassThroughMain.class, folder.resolve("pass-through.log"))
                .withJvmArgs(JvmOptions.ofLearner())
                .withArgs(serdes.name(), bootstrap)
                .withArgs(assignments.toArray(String[]::new));
    }
}
