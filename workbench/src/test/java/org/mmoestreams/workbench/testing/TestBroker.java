package org.mmoestreams.workbench.testing;

/** A broker that lives as long as the test JVM. */
public interface TestBroker extends AutoCloseable {

    /** What clients take as {@code bootstrap.servers}. */
    String bootstrapServers();

    /** What it is, for the reader of a build's log. */
    String description();

    /** Its state and its last log lines, for the reader of a build's log in which it has stopped to answer. */
    String diagnosis();

    @Override
    void close();
}
