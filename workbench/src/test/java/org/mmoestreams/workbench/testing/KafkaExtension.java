package org.mmoestreams.workbench.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mmoestreams.nn.NativeRuntime;

/**
 * One broker for all tests of a JVM: Testcontainers' where a Docker engine answers, one in a child JVM elsewhere. Which
 * one it is gets printed. The system property {@code mmoe.test.broker}, or {@code TEST_BROKER} in the environment,
 * forces one: {@code container}, {@code jvm} or {@code auto}.
 */
public final class KafkaExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(KafkaExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        kafka(context).requireAnswer(context.getDisplayName());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        kafka(context).requireAnswer(context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestKafka.class;
    }

    @Override
    public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return kafka(context);
    }

    /** The broker, started when the first test asks for it. */
    public static TestKafka kafka(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestKafka.class, type -> new TestKafka(startBroker()), TestKafka.class);
    }

    private static TestBroker startBroker() {
        // later there are threads that load libraries, too
        NativeRuntime.start();
        TestBroker broker = wantsContainer() ? ContainerBroker.start() : ChildJvmBroker.start();
        System.out.println("Kafka for the tests: " + broker.description() + " at " + broker.bootstrapServers());
        return broker;
    }

    private static boolean wantsContainer() {
        String wanted = Optional.ofNullable(System.getProperty("mmoe.test.broker"))
                .or(() -> Optional.ofNullable(System.getenv("TEST_BROKER")))
                .orElse("auto");
        return switch (wanted) {
            case "container" -> true;
            case "jvm" -> false;
            case "auto" -> ContainerBroker.engineAnswers();
            default ->
                throw new IllegalArgumentException(
                        "mmoe.test.broker: " + wanted + " (expected: container, jvm or auto)");
        };
    }
}
