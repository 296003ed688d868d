package org.mmoestreams.app.admin;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;

/** Makes admin clients. */
public final class Admins {

    /** How long brokers may take to answer the first question: someone waits at a prompt. */
    public static final Duration PATIENCE = Duration.ofSeconds(8);

    /** How much longer, where something listens there: a broker, or this process, may have too much to do. */
    private static final Duration RELUCTANCE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** A client is made for each. */
    private static final Duration BETWEEN_NAMES = Duration.ofMillis(500);

    /** Kafka would look a second apart for a broker that is just being started. */
    private static final int MOST_BACKOFF_MILLIS = 100;

    private Admins() {}

    /**
     * An admin client as the settings want it, which the caller closes. Asks the brokers nothing yet.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @throws UnresolvedBootstrapException when no host's name resolves: retriable, for names come back as brokers do
     * @throws KafkaException when a setting is wrong
     */
    public static Admin create(Settings settings, String bootstrap) {
        return create(settings, bootstrap, Map.of());
    }

    /**
     * The same with some of its properties as the caller wants them, whatever the settings say.
     *
     * @throws UnresolvedBootstrapException when no host's name resolves
     * @throws KafkaException when a setting is wrong
     */
    public static Admin create(Settings settings, String bootstrap, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(ClientProperties.admin(settings, bootstrap));
        all.putAll(properties);
        return create(all, bootstrap);
    }

    /**
     * An admin client of brokers that have answered, which the caller closes: with it a command begins, so that it ends
     * soon, and says why, where there are none.
     *
     * @param bootstrap brokers as {@code host:port}, separated by commas
     * @param patience how long they may take, their names' resolving included; those that somebody listens for have
     *     20 s more
     * @throws BrokersAwayException when none answers in that time
     * @throws UnresolvedBootstrapException when no host's name resolves in that time
     * @throws KafkaException when a setting is wrong, or brokers turn the client away
     */
    public static Admin connect(Settings settings, String bootstrap, Duration patience) {
        return connect(settings, bootstrap, patience, patience);
    }

    /** The same with the usual patience, and none with names: one that does not resolve is mostly mistyped. */
    public static Admin connect(Settings settings, String bootstrap) {
        return connect(settings, bootstrap, PATIENCE, Duration.ZERO);
    }

    private static Admin connect(Settings settings, String bootstrap, Duration patience, Duration namesPatience) {
        long start = System.nanoTime();
        Map<String, Object> properties = ClientProperties.admin(settings, bootstrap);
        properties.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, MOST_BACKOFF_MILLIS);
        Admin admin = whenResolved(() -> create(properties, bootstrap), start + namesPatience.toNanos());
        try {
            boolean isThere = answers(admin, patience.minusNanos(System.nanoTime() - start));
            boolean isListened = !isThere && Listeners.areAt(bootstrap);
            if (isListened) {
                isThere = answers(admin, RELUCTANCE);
            }
            if (!isThere) {
                throw new BrokersAwayException(bootstrap, isListened ? patience.plus(RELUCTANCE) : patience);
            }
            return admin;
        } catch (RuntimeException failed) {
            admin.close(Duration.ZERO);
            throw failed;
        }
    }

    /** A broker that is being started answers before it takes part, and names no broker then, not even itself. */
    private static boolean answers(Admin admin, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis();
                left > 0;
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
            var question = new DescribeClusterOptions().timeoutMs(Math.toIntExact(left));
            try {
                if (!TopicAdmin.await(admin.describeCluster(question).nodes()).isEmpty()) {
                    return true;
                }
            } catch (TimeoutException silence) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    /**
     * What is made once a host's name resolves: one that is just being started, as a container beside this one, may
     * have none yet.
     *
     * @param deadline a time of {@link System#nanoTime()}; there is one try in any case
     */
    static <T> T whenResolved(Supplier<T> maker, long deadline) {
        while (true) {
            try {
                return maker.get();
            } catch (UnresolvedBootstrapException unresolved) {
                if (System.nanoTime() - deadline >= 0) {
                    throw unresolved;
                }
                LockSupport.parkNanos(BETWEEN_NAMES.toNanos());
            }
        }
    }

    private static Admin create(Map<String, Object> properties, String bootstrap) {
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            throw UnresolvedBootstrapException.isCauseOf(e) ? new UnresolvedBootstrapException(bootstrap) : e;
        }
    }
}
