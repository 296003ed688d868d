package org.mmoestreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request that a server knows. */
@Timeout(60)
final class MalformedRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /../plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%2e%2e/plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /open/%2e%2e%2fplain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /open/..;/plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET //plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /plain%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /plain\\..\\x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "BREW /plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /plain HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /plain?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
                "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 99999999999999\r\n\r\n",
                "\0\0\0\0\r\n\r\n",
                "GET /plain HTTP/1.1\r\n\r\n",
            })
    void refusesWhatIsNoRequestThatItKnows(String request) throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start("http.timeout=PT1S");
                Talk talk = new Talk(server.address())) {
            assertThat(talk.say(request).hear())
                    .matches("(?s)HTTP/1.1 (4\\d\\d|505) .*")
                    .doesNotContain("well")
                    .doesNotContain("Exception")
                    .doesNotContain("jetty");
            assertThat(server.get("/plain").body()).isEqualTo("well");
        }
    }
}
