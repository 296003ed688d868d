package org.mmoestreams.app.http;

/** The statuses of answers. */
final class Status {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int TOO_LARGE = 413;
    static final int WRONG_TYPE = 415;
    static final int OTHER_SERVER = 421;
    static final int UNUSABLE = 422;
    static final int FAILED = 500;
    static final int UNAVAILABLE = 503;

    private Status() {}
}
