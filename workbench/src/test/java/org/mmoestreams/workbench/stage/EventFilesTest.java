package org.mmoestreams.workbench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.testing.Fruit;

class EventFilesTest {

    private final Fruit fruit = new Fruit();

    @TempDir
    private Path folder;

    @Test
    void haveALearnerReadTheEventsOfTheDataSet() {
        List<String> settings = EventFiles.write(fruit.format(), folder);
        EventSchema read = Settings.of(settings.toArray(String[]::new)).event().read();
        assertThat(read.reader()).isEqualTo(fruit.events().schema().reader());
        assertThat(read.spec()).isEqualTo(fruit.events().schema().spec());
    }

    @Test
    void areNotNeededWhereTheLearnerHasThemBuiltIn() {
        assertThat(EventFiles.write(new Census().format(), folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
