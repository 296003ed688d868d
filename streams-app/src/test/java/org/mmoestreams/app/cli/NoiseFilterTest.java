package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.MessageFormatter;

/** By what {@code logback.xml} shows of messages as Kafka's producer words them. */
class NoiseFilterTest {

    private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";
    private static final String RETRYING =
            "Got error produce response with correlation id {} on topic-partition {}, retrying ({} attempts left)."
                    + " Error: {}";

    private final LoggerContext shipped = new LoggerContext();
    private final Output output = new Output();

    @BeforeEach
    void readTheShippedConfiguration() throws Exception {
        shipped.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(shipped);
        URL file = NoiseFilter.class.getResource("/logback.xml");
        configurator.doConfigure(file);
        var appender = (ConsoleAppender<?>) shipped.getLogger("ROOT").getAppender("stderr");
        appender.setOutputStream(output);
    }

    @AfterEach
    void stop() {
        shipped.stop();
    }

    @Test
    void showsNothingOfAHealthyStart() {
        warn(Integer.MAX_VALUE - 1, "CONCURRENT_TRANSACTIONS");
        warn(Integer.MAX_VALUE - 10, "CONCURRENT_TRANSACTIONS. Error Message: not completed");
        assertThat(output.text()).isEmpty();
    }

    @Test
    void showsABatchThatGoesOnBeingRefused() {
        warn(Integer.MAX_VALUE - 11, "CONCURRENT_TRANSACTIONS");
        assertThat(output.text()).contains("WARN  Sender: [Producer clientId=a", "CONCURRENT_TRANSACTIONS");
    }

    @Test
    void showsOtherErrors() {
        warn(Integer.MAX_VALUE - 1, "NOT_ENOUGH_REPLICAS");
        assertThat(output.text()).contains("NOT_ENOUGH_REPLICAS");
    }

    @Test
    void showsNothingOfAFailedTasksEnd() {
        Logger tasks = shipped.getLogger("org.apache.kafka.streams.processor.internals.TaskManager");
        tasks.warn("Error flushing cache of dirty task 0_0. Since the task is closing dirty, the following exception is"
                + " swallowed: task 0_0: a change failed half-way");
        assertThat(output.text()).isEmpty();
        tasks.warn("Detected that the thread is being fenced");
        assertThat(output.text()).contains("being fenced");
    }

    @Test
    void leavesItToTheCommandToSayThatNoBrokerAnswers() {
        Logger network = shipped.getLogger("org.apache.kafka.clients.NetworkClient");
        network.warn("[AdminClient clientId=adminclient-1] Connection to node -1 (/127.0.0.1:1) could not be"
                + " established. Node may not be available.");
        assertThat(output.text()).isEmpty();
        network.warn("[Consumer clientId=c] Connection to node 1 (/127.0.0.1:1) could not be established.");
        assertThat(output.text()).contains("[Consumer clientId=c]");
    }

    @Test
    void showsThatABrokerRefusesAnAdminClient() {
        Logger network = shipped.getLogger("org.apache.kafka.clients.NetworkClient");
        String connection = "[AdminClient clientId=adminclient-1] Connection to node -1 (localhost/127.0.0.1:9093) ";
        network.error(connection + "failed authentication due to: SSL handshake failed");
        network.warn(connection + "terminated during authentication. This may happen due to any of the following"
                + " reasons: (1) Firewall blocking Kafka TLS traffic");
        network.warn("[AdminClient clientId=adminclient-1] Bootstrap broker localhost:9093 (id: -1) disconnected");
        network.error(connection + "could not be established.");
        assertThat(output.text().lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("SSL handshake failed"))
                .anyMatch(line -> line.contains("Kafka TLS traffic"))
                .anyMatch(line -> line.contains("Bootstrap broker"))
                .anyMatch(line -> line.contains("ERROR") && line.contains("could not be established"));
    }

    @Test
    void showsWhatOtherLoggersSay() {
        shipped.getLogger("org.mmoestreams.app.Learner")
                .warn(RETRYING, 1, "p-0", 2147483646, "CONCURRENT_TRANSACTIONS");
        assertThat(output.text()).contains("CONCURRENT_TRANSACTIONS");
    }

    @Test
    void showsAllWhereAllThatGoesOnIsShown() {
        shipped.getLogger(SENDER).setLevel(Level.INFO);
        warn(Integer.MAX_VALUE - 1, "CONCURRENT_TRANSACTIONS");
        assertThat(output.text()).contains("CONCURRENT_TRANSACTIONS");
    }

    /** As Kafka's loggers do: the arguments put in, behind the client's name. */
    private void warn(int attemptsLeft, String error) {
        String text = MessageFormatter.arrayFormat(
                        RETRYING, new Object[] {16, "census.predictions-0", attemptsLeft, error})
                .getMessage();
        shipped.getLogger(SENDER).warn("[Producer clientId=a-StreamThread-1-producer] " + text);
    }

    private static final class Output extends ByteArrayOutputStream {

        String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }
}
