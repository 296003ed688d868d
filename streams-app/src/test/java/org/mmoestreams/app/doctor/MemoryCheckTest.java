package org.mmoestreams.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryCheckTest {

    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void refusesAHeapThatAContainerHasNoRoomFor() {
        assertThat(MemoryCheck.findings(512 * MEBIBYTE, 100 * MEBIBYTE, 256 * MEBIBYTE, 700 * MEBIBYTE))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.outcome()).isEqualTo(Outcome.FAULT);
                    assertThat(fault.found()).contains("512 MiB and 256 MiB beside it", "have 700 MiB");
                    assertThat(fault.remedy()).contains("give it 1024 MiB");
                });
    }

    @Test
    void refusesAHeapThatAModelHasNoRoomIn() {
        assertThat(MemoryCheck.findings(512 * MEBIBYTE, 900 * MEBIBYTE, 256 * MEBIBYTE, 8192 * MEBIBYTE))
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy()).contains("-Xmx1800m"));
    }

    @Test
    void takesAHeapWithRoomOnBothSides() {
        assertThat(MemoryCheck.findings(512 * MEBIBYTE, 100 * MEBIBYTE, 256 * MEBIBYTE, 1024 * MEBIBYTE))
                .singleElement()
                .satisfies(each -> assertThat(each.outcome()).isEqualTo(Outcome.GOOD));
    }
}
