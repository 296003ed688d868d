package org.mmoestreams.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SettledTimeTest {

    @Test
    void lagsBehindByAsManyEvents() {
        SettledTime settled = new SettledTime();
        assertThat(settled.at(5, 500, 10)).isEqualTo(Long.MIN_VALUE);
        assertThat(settled.at(14, 1400, 10)).isEqualTo(Long.MIN_VALUE);
        assertThat(settled.at(15, 1500, 10)).isEqualTo(500);
        assertThat(settled.at(24, 2400, 10)).isEqualTo(1400);
        assertThat(settled.at(24, 2400, 10)).isEqualTo(1400);
    }
}
