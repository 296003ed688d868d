package org.mmoestreams.client.registry;

/** A registry did not give what it was asked for. Has no stack trace: it is about another program. */
final class RegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** Why not. */
    enum Fault {
        /** It answers that there is no such thing. */
        NOT_THERE,
        /** It answers that this cannot be: asking again does not help. */
        REFUSED,
        /** It does not answer, or not as a registry does, or not to us. */
        NO_ANSWER
    }

    RegistryException(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
