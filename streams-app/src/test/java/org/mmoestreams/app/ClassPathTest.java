package org.mmoestreams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner runs with. */
class ClassPathTest {

    @Test
    void hasKafkasClientsAndStreams() {
        assertThat(KafkaStreams.class).isNotNull();
        assertThat(jars()).anyMatch(jar -> jar.startsWith("kafka-clients-"));
    }

    @Test
    void hasNoKafkaServer() {
        assertThat(jars())
                .noneMatch(jar -> jar.startsWith("kafka_"))
                .noneMatch(jar -> jar.startsWith("kafka-server"))
                .noneMatch(jar -> jar.startsWith("kafka-raft"))
                .noneMatch(jar -> jar.startsWith("kafka-metadata"))
                .noneMatch(jar -> jar.startsWith("scala-library"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka.server.KafkaConfig", "kafka.server.KafkaRaftServer", "org.apache.kafka.raft.RaftConfig"})
    void findsNoClassOfAServer(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    private static List<String> jars() {
        String paths = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(paths.split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .toList();
    }
}
