package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.Buckets;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.model.MmoeArchitecture;

/** MetaSpore's published values, as files of ours. */
class MetasporeExampleTest {

    private static final Path FOLDER = Path.of("..", "examples", "metaspore");

    @Test
    void configurationAndSpecMakeALearner() {
        Map<String, String> file = new HashMap<>(ConfigFile.read(FOLDER.resolve("metaspore.yaml")));
        assertThat(file.put("event.spec", FOLDER.resolve("features.yaml").toString()))
                .as("from the project's folder")
                .isEqualTo("examples/metaspore/features.yaml");
        Settings settings = Settings.of(file.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
        LearnerConfig config = settings.learner();
        assertThat(config.windowRows()).isEqualTo(128);
        assertThat(config.architecture()).isEqualTo(new MmoeArchitecture(2, 4, 8, 2, false));
        FeatureSpec spec = settings.event().read().spec();
        assertThat(spec.nominal()).hasSize(32).allMatch(field -> field.hashed() == 4096);
        assertThat(spec.continuous())
                .hasSize(7)
                .allMatch(field -> field.buckets().equals(Buckets.of("log")) && !field.asNumber());
        assertThat(spec.tasks()).extracting(Task::name).containsExactly("never_married", "income");
        assertThat(spec.ignored()).containsExactly("instance_weight");
        OnlineLearner.create(spec, config).close();
    }
}
