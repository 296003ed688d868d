package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that are malformed, half-sent, huge, or not allowed; connections stay open until all is over. */
final class HostileRequests implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.\\d (\\d{3})");
    private static final String TOKEN = "Authorization: Bearer a-token-for-this-test\r\n";
    private static final String POST =
            "POST /api/predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + TOKEN;
    private static final String NESTED = "[".repeat(50_000);
    private static final List<String> KINDS = List.of(
            "G",
            "GET /api/model HTTP/1.1\r\nHost: a\r\nX: ",
            POST + "Content-Length: 1000000\r\n\r\n{",
            POST + "Content-Length: 999999999999\r\n\r\n{",
            POST + "Content-Length: -1\r\n\r\n",
            POST + "Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
            POST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"\r\n",
            withBody("{}"),
            withBody("null"),
            withBody("{\"age\": \"old\"}"),
            withBody("{\"events\": [1, null, {}]}"),
            withBody("{\"events\": {\"a\": 1}}"),
            withBody("{\"age\": 1e999, \"age\": 2}"),
            withBody("{\"events\": " + NESTED),
            withBody("\u00ff\u00fe\u0000"),
            "POST /api/explain HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}",
            "POST /api/predict HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Type: text/xml\r\n" + TOKEN
                    + "\r\n<>",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n",
            "GET /api/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n",
            "GET /api/..;/model HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n",
            "GET /api/model HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api/model HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + "x".repeat(5000) + "\r\n\r\n",
            "GET /api/model HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(100_000) + "\r\n\r\n",
            "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "DELETE /api/model HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n",
            "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
            "CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api/metrics?since=99999999999999999999 HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n",
            "GET /api/metrics?since=%ff%fe HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n",
            "GET /api/model HTTP/9.9\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\n\r\n\r\n\r\n");

    private final URI address;
    private final List<Socket> open = new ArrayList<>();
    private final List<Integer> answered = new ArrayList<>();

    HostileRequests(String address) {
        this.address = URI.create(address);
    }

    /** Sends one of them, a little of whose answer is waited for. */
    void send(int which) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        open.add(socket);
        socket.setSoTimeout(20);
        try {
            socket.getOutputStream().write(KINDS.get(which % KINDS.size()).getBytes(ISO_8859_1));
            byte[] start = socket.getInputStream().readNBytes(12);
            Matcher status = STATUS.matcher(new String(start, ISO_8859_1));
            if (status.find()) {
                answered.add(Integer.valueOf(status.group(1)));
            }
        } catch (SocketTimeoutException half) {
            // it waits for more, as it may for a while
        } catch (IOException closed) {
            // while more was sent
        }
    }

    /** The statuses of those that were answered at once. */
    List<Integer> answered() {
        return answered;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static String withBody(String body) {
        return POST + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
