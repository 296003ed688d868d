package org.mmoestreams.app.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says of requests that are no HTTP, or more than the server takes, no more than their status. */
final class PlainErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SafeHeaders.addTo(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.JSON);
        response.write(true, ByteBuffer.wrap(body(response.getStatus())), callback);
        return true;
    }

    private static byte[] body(int status) {
        return Answer.problem(status, HttpStatus.getMessage(status)).body();
    }
}
