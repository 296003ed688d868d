package org.mmoestreams.workbench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JvmOptionsTest {

    private static final String PATHS_FIRST = "org.bytedeco.javacpp.pathsFirst";

    @Test
    void tellsALearnerWhereThisProcessHasItsNativeLibraries() {
        assertThat(JvmOptions.ofLearner())
                .contains("-Djava.library.path=" + System.getProperty("java.library.path"))
                .noneMatch(option -> option.contains(PATHS_FIRST));
        System.setProperty(PATHS_FIRST, "true");
        try {
            assertThat(JvmOptions.ofLearner()).contains("-D" + PATHS_FIRST + "=true");
        } finally {
            System.clearProperty(PATHS_FIRST);
        }
    }
}
