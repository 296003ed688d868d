package org.mmoestreams.workbench.testing;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.mmoestreams.workbench.broker.NodeProperties;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker in a container, with the settings of a local one. The image is {@code KAFKA_IMAGE} of the environment, else
 * {@value #DEFAULT_IMAGE}; its port is published on the loopback interface only.
 * Other containers of the engine's default network reach it by its address there.
 */
public final class ContainerBroker implements TestBroker {

    static final String DEFAULT_IMAGE = "apache/kafka:4.3.1";
    private static final int PORT = 9092;
    private static final int PORT_AMONG_CONTAINERS = 19092;
    private static final int LOG_LINES = 2_000;
    private static final Duration DUMP_TIMEOUT = Duration.ofSeconds(10);
    private static final String DUMP_THREADS =
            "for p in /proc/[0-9]*; do read name <$p/comm; [ $name = java ] && kill -QUIT ${p#/proc/}; done";

    private final KafkaContainer container;

    private ContainerBroker(KafkaContainer container) {
        this.container = container;
    }

    /** Whether there is a Docker engine. */
    public static boolean engineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts one, and returns once it answers. */
    public static ContainerBroker start() {
        String image = Optional.ofNullable(System.getenv("KAFKA_IMAGE")).orElse(DEFAULT_IMAGE);
        KafkaContainer container =
                new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"));
        NodeProperties.common(1).forEach((key, value) -> container.withEnv(environmentName(key), value));
        container.withCreateContainerCmdModifier(command -> publishOnLoopback(command.getHostConfig()));
        container.withListener("0.0.0.0:" + PORT_AMONG_CONTAINERS, () -> amongContainers(container));
        container.start();
        return new ContainerBroker(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    /** What clients in other containers take as {@code bootstrap.servers}. */
    public String bootstrapServersAmongContainers() {
        return amongContainers(container);
    }

    @Override
    public String description() {
        return "Testcontainers, image " + container.getDockerImageName();
    }

    /** With a thread dump, and with whether the bridge is there that the published port needs. */
    @Override
    public String diagnosis() {
        String state = container.getCurrentContainerInfo().getState().toString();
        if (container.isRunning()) {
            dumpThreads();
        }
        return "container: " + state + "\nnetwork interfaces: " + interfaces() + "\n" + logEnd(container.getLogs());
    }

    @Override
    public void close() {
        container.stop();
    }

    private void dumpThreads() {
        try {
            container.execInContainer("sh", "-c", DUMP_THREADS);
            await().atMost(DUMP_TIMEOUT).until(() -> container.getLogs().contains("Full thread dump"));
        } catch (IOException | ConditionTimeoutException e) {
            System.out.println("no thread dump of the broker: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String logEnd(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    private static String interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .map(NetworkInterface::getName)
                    .collect(joining(", "));
        } catch (SocketException e) {
            return e.getMessage();
        }
    }

    private static String amongContainers(KafkaContainer container) {
        String address = container
                .getCurrentContainerInfo()
                .getNetworkSettings()
                .getNetworks()
                .values()
                .iterator()
                .next()
                .getIpAddress();
        return address + ":" + PORT_AMONG_CONTAINERS;
    }

    private static String environmentName(String key) {
        return "KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static void publishOnLoopback(HostConfig host) {
        host.withPublishAllPorts(false)
                .withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(PORT)));
    }
}
