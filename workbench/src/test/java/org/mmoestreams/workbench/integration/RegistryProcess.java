package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Apicurio Registry in a JVM of its own, with all it has in memory, on a free port of the loopback interface. */
final class RegistryProcess implements AutoCloseable {

    /** The build unpacks it here before tests run. */
    private static final Path UNPACKED = Path.of("target", "registry");

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final String address;

    private RegistryProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one and waits until it answers. */
    static RegistryProcess start(Path folder) {
        Path log = folder.resolve("registry.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.http.host=127.0.0.1",
                            "-Dquarkus.http.port=0",
                            // says where it listens
                            "-Dquarkus.log.level=INFO",
                            "-jar",
                            jar().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Process process = builder.start();
            // of a test's JVM that is told to end nothing must be left
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new RegistryProcess(process, awaitAddress(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its interface for Confluent's clients. */
    String url() {
        return address + "/apis/ccompat/v7";
    }

    /** Its own interface. */
    String ownUrl() {
        return address + "/apis/registry/v3";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String awaitAddress(Process process, Path log) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .failFast("the registry ended, see " + log, () -> !process.isAlive())
                .until(() -> address(log).isPresent());
        return address(log).orElseThrow();
    }

    private static Optional<String> address(Path log) {
        try {
            Matcher listening = LISTENING.matcher(Files.readString(log));
            return listening.find() ? Optional.of(listening.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        assertThat(UNPACKED).as("run by Maven, which fetches the registry").isDirectory();
        try (Stream<Path> files = Files.list(UNPACKED)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
