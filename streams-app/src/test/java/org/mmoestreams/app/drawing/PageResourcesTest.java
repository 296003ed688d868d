package org.mmoestreams.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class PageResourcesTest {

    @Test
    void hasTheLibraryWithItsLicenceAndAllDrawingFunctions() {
        assertThat(PageResources.library()).startsWith("/*\n").contains("MIT License", "uPlot");
        assertThat(PageResources.drawing()).contains("Format", "Ink", "Charts", "Tables", "Tasks");
        assertThat(PageResources.style()).contains(".uplot");
    }

    @Test
    void namesAResourceThatIsMissing() {
        assertThatThrownBy(() -> PageResources.text(PageResources.class, "none.js"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.js: not on the class path (expected: the whole jar)");
    }
}
