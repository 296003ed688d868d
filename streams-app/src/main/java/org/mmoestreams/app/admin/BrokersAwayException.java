package org.mmoestreams.app.admin;

import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;

/** No broker answers where brokers were said to be. */
public final class BrokersAwayException extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Says who does not answer, and what to do.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @param patience how long they had
     */
    public BrokersAwayException(String bootstrap, Duration patience) {
        super("bootstrap: " + bootstrap + " (expected: a Kafka broker that answers within " + patience.toSeconds()
                + " s; start it, or name another with --bootstrap; where brokers ask for TLS or a password, set"
                + " kafka.security.protocol and what goes with it)");
    }
}
