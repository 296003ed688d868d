package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * {@code mmoe-streams run} in a container of the image that {@code docker/Dockerfile} makes of the packaged jars: with
 * a root file system that is only read, a small {@code /tmp}, and no capabilities.
 */
final class LearnerContainer implements AutoCloseable {

    private static final Path ROOT = Path.of("..");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SECONDS_TO_STOP = 30;
    // the native libraries unpacked would not fit
    private static final String SCRATCH = "rw,exec,size=128m";

    private final GenericContainer<?> container;

    private LearnerContainer(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * What builds the image. Its base is {@code MMOE_BASE_IMAGE} of the environment, else one that
     * {@code docker/local-base.sh} makes of this machine.
     */
    static ImageFromDockerfile image() {
        String base = Optional.ofNullable(System.getenv("MMOE_BASE_IMAGE")).orElseGet(LearnerContainer::localBase);
        ImageFromDockerfile image = new ImageFromDockerfile("localhost/mmoe-streams-under-test")
                .withBuildArg("BUILD_IMAGE", base)
                .withBuildArg("JRE_IMAGE", base)
                .withFileFromPath("Dockerfile", ROOT.resolve("docker/Dockerfile"));
        List.of(
                        "LICENSE",
                        "bin",
                        "docker",
                        "streams-app/target/mmoe-streams.jar",
                        "streams-app/target/lib",
                        "workbench/target/mmoe-workbench.jar",
                        "workbench/target/lib")
                .forEach(path -> image.withFileFromPath(path, ROOT.resolve(path)));
        return image;
    }

    /** Starts a container, and returns once its own health check is content. */
    static LearnerContainer start(ImageFromDockerfile image, String... commandLine) {
        GenericContainer<?> container = new GenericContainer<>(image)
                .withCommand(commandLine)
                .withCreateContainerCmdModifier(command -> confine(command.getHostConfig()))
                .withLogConsumer(frame -> System.out.print("learner's container: " + frame.getUtf8String()))
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE));
        // what the launcher is told about this processor
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("OPENBLAS_")) {
                container.withEnv(name, value);
            }
        });
        container.start();
        return new LearnerContainer(container);
    }

    /** Ends the learner by SIGKILL. Its {@code /tmp} is gone then. */
    long kill() {
        container
                .getDockerClient()
                .killContainerCmd(container.getContainerId())
                .withSignal("KILL")
                .exec();
        await().atMost(PATIENCE).until(() -> !Boolean.TRUE.equals(state().getRunning()));
        return exitCode();
    }

    /** Starts the same container again, and returns once its health check is content. */
    void startAgain() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        await().atMost(PATIENCE).until(container::isHealthy);
    }

    /** Asks the learner to end by SIGTERM, and waits until it has. */
    long stop() {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(SECONDS_TO_STOP)
                .exec();
        return exitCode();
    }

    /** The user that the learner runs as. */
    String user() {
        try {
            return container.execInContainer("id", "-u").getStdout().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    private ContainerState state() {
        return container.getCurrentContainerInfo().getState();
    }

    private long exitCode() {
        return state().getExitCodeLong();
    }

    private static void confine(HostConfig host) {
        host.withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", SCRATCH))
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"));
    }

    private static String localBase() {
        String image = "localhost/mmoe-base:local";
        try {
            Process script = new ProcessBuilder("bash", "docker/local-base.sh", image)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(script.getInputStream().readAllBytes(), UTF_8);
            int exit = script.waitFor();
            if (exit != 0) {
                throw new AssertionError("docker/local-base.sh: exit code " + exit + " (expected: 0): " + said);
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
