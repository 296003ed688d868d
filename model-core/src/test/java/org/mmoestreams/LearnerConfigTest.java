package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.OptimizerConfig;

class LearnerConfigTest {

    @Test
    void refusesWhatIsOutOfRange() {
        Architecture architecture = MmoeArchitecture.KIND.standard();
        OptimizerConfig optimizer = Adagrad.KIND.standard();
        assertThat(LearnerConfig.standard()).isEqualTo(new LearnerConfig(architecture, optimizer, 256, 42));
        assertThatThrownBy(() -> new LearnerConfig(architecture, optimizer, 0, 1))
                .hasMessage("window-rows: 0 (expected: 1 to 65536)");
        assertThatThrownBy(() -> new LearnerConfig(null, optimizer, 1, 1))
                .hasMessage("model: null (expected: an architecture)");
        assertThatThrownBy(() -> new LearnerConfig(architecture, (OptimizerConfig) null, 1, 1))
                .hasMessage("optimizer: null (expected: an optimizer)");
        assertThatThrownBy(() -> new MmoeArchitecture(0, 1, 1, 1, true)).hasMessage("experts: 0 (expected: 1 to 256)");
        assertThatThrownBy(() -> new MmoeArchitecture(1, 1025, 1, 1, true))
                .hasMessage("expert-units: 1025 (expected: 1 to 1024)");
        assertThatThrownBy(() -> new MmoeArchitecture(1, 1, 0, 1, true))
                .hasMessage("tower-units: 0 (expected: 1 to 1024)");
        assertThatThrownBy(() -> new MmoeArchitecture(1, 1, 1, 257, true))
                .hasMessage("embedding-width: 257 (expected: 1 to 256)");
    }
}
