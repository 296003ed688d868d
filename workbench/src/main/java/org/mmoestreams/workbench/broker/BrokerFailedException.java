package org.mmoestreams.workbench.broker;

/** A broker that did not come up or did not stay up; the message ends with what its log says. */
public final class BrokerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerFailedException(String message) {
        super(message);
    }
}
