package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.mmoestreams.app.admin.TopicAdmin;

/** Makes sure that no learner of an application runs, before what it has left in Kafka is changed. */
public final class IdleGroup {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<GroupState> IDLE = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private IdleGroup() {}

    /**
     * The application's group; empty when there is none.
     *
     * @throws IllegalStateException when it has members
     */
    public static List<GroupListing> of(Admin admin, String applicationId) {
        List<GroupListing> groups = TopicAdmin.await(admin.listGroups().all()).stream()
                .filter(group -> group.groupId().equals(applicationId))
                .toList();
        groups.forEach(IdleGroup::refuseIfActive);
        return groups;
    }

    /**
     * Waits until the application's group has no members: one that ended by a failure, or was killed, stays in it until
     * its session ends.
     *
     * @throws IllegalStateException when it has some after 15 s
     */
    public static void await(Admin admin, String applicationId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean idle = false;
        while (!idle) {
            try {
                of(admin, applicationId);
                idle = true;
            } catch (IllegalStateException active) {
                if (System.nanoTime() > deadline) {
                    throw active;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void refuseIfActive(GroupListing group) {
        GroupState state = group.groupState().orElse(GroupState.UNKNOWN);
        if (!IDLE.contains(state)) {
            throw new IllegalStateException("group " + group.groupId() + ": " + state
                    + " (expected: no active members; stop every learner with this application-id, and wait some"
                    + " seconds after a kill)");
        }
    }
}
