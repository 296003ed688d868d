package org.mmoestreams.app.audit;

/** Is told how an audit goes on, and may end it. */
public interface AuditWatch {

    /** Whether the audit should end. */
    boolean interrupted();

    /**
     * A window was learnt again.
     *
     * @param partition its partition
     * @param windows how many windows of the partition were learnt so far
     * @param of how many there are
     * @param rows how many rows were learnt again in this audit of the partition
     */
    void learnt(int partition, long windows, long of, long rows);
}
