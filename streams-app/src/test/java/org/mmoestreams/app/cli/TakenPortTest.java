package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class TakenPortTest {

    @Test
    void isFoundBeforeABrokerIsAsked() throws IOException {
        StringWriter err = new StringWriter();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            int code = Main.commandLine(Main.commands(), new PrintWriter(new StringWriter()), new PrintWriter(err))
                    .execute("run", "--bootstrap", "127.0.0.1:1", "--set", "http.port=" + port);
            assertThat(err.toString()).startsWith("error: http.port: " + port + " (expected: a free port on 127.0.0.1");
            assertThat(code).isNotZero();
        }
    }
}
