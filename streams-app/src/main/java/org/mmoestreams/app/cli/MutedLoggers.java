package org.mmoestreams.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Loggers that say nothing until this is closed: a screen is drawn where their messages would go. */
public final class MutedLoggers implements AutoCloseable {

    private final Map<Logger, Level> before = new LinkedHashMap<>();

    private MutedLoggers() {}

    /**
     * Mutes a logger, and all below it, levels of their own or not. Where Logback is not what logs, none is muted.
     *
     * @param name as {@code org.apache.kafka}
     */
    public static MutedLoggers below(String name) {
        MutedLoggers muted = new MutedLoggers();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            muted.mute(loggers.getLogger(name));
            loggers.getLoggerList().stream()
                    .filter(logger -> logger.getName().startsWith(name + ".") && logger.getLevel() != null)
                    .forEach(muted::mute);
        }
        return muted;
    }

    /** Has them say again what they would have said before. */
    @Override
    public void close() {
        before.forEach(Logger::setLevel);
    }

    private void mute(Logger logger) {
        before.put(logger, logger.getLevel());
        logger.setLevel(Level.OFF);
    }
}
