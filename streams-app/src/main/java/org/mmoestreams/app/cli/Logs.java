package org.mmoestreams.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged. */
final class Logs {

    private Logs() {}

    /** Logs our own doings in detail, everyone else's in outline. */
    static void showProgress() {
        set(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.INFO);
        set("org.apache.kafka.streams.KafkaStreams", Level.INFO);
        set("org.mmoestreams", Level.DEBUG);
    }

    private static void set(String logger, Level level) {
        if (LoggerFactory.getLogger(logger) instanceof Logger logback) {
            logback.setLevel(level);
        }
    }

    /** Logs nothing of a package until what is returned ends it, unless all that goes on is shown. */
    static Quiet quiet(String name) {
        boolean shown =
                LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).isInfoEnabled();
        if (shown || !(LoggerFactory.getLogger(name) instanceof Logger logback)) {
            return () -> {};
        }
        Level before = logback.getLevel();
        logback.setLevel(Level.OFF);
        return () -> logback.setLevel(before);
    }

    /** Ends a silence. */
    interface Quiet {

        void end();
    }
}
