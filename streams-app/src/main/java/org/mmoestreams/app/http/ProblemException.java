package org.mmoestreams.app.http;

/** A request that cannot be answered as it was asked. Has no stack trace: anyone may ask anything. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    private ProblemException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The request is not what its route takes. */
    public static ProblemException badRequest(String message) {
        return new ProblemException(Status.BAD_REQUEST, message);
    }

    /** There is nothing of that name. */
    public static ProblemException notFound(String message) {
        return new ProblemException(Status.NOT_FOUND, message);
    }

    /** The request can be read, but what it holds cannot be used. */
    public static ProblemException unusable(String message) {
        return new ProblemException(Status.UNUSABLE, message);
    }

    /** Not now. */
    public static ProblemException unavailable(String message) {
        return new ProblemException(Status.UNAVAILABLE, message);
    }

    static ProblemException of(int status, String message) {
        return new ProblemException(status, message);
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
