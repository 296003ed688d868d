package org.mmoestreams.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program that reads predictions or models runs with. */
class ClassPathTest {

    @Test
    void hasKafkasClientsAndNoMoreOfKafka() {
        List<String> kafka = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(jar -> jar.startsWith("kafka"))
                .toList();
        assertThat(kafka).hasSize(1).allMatch(jar -> jar.startsWith("kafka-clients-"));
    }
}
