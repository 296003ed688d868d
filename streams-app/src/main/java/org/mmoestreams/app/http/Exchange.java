package org.mmoestreams.app.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request and what becomes of it.
 *
 * @param callback to be completed once the answer is sent
 */
record Exchange(Request request, Response response, Callback callback) {}
