package org.mmoestreams.app.admin;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * No host's name among the brokers to start from resolves. Kafka takes that for a wrong setting, but it may be a
 * network's failure.
 */
public final class UnresolvedBootstrapException extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Names them. Has no cause: who looks for one is to find this, which can be retried, and not the wrong setting
     * under it.
     */
    public UnresolvedBootstrapException(String bootstrap) {
        super("bootstrap: " + bootstrap + " (expected: at least one host whose name resolves)");
    }

    /** Whether a client could not be made for this reason. Kafka has no exception of its own for it. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean unresolved = cause instanceof ConfigException
                    && cause.getMessage() != null
                    && cause.getMessage().contains("No resolvable bootstrap urls");
            if (unresolved) {
                return true;
            }
        }
        return false;
    }
}
