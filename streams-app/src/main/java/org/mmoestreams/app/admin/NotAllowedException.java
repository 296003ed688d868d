package org.mmoestreams.app.admin;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/** The broker does not allow what is needed. */
public final class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names everything that is missing. */
    public NotAllowedException(Collection<Permission> missing) {
        super("not allowed: " + missing.stream().map(Permission::toString).collect(joining(", "))
                + " (expected: an ACL that allows it to this user; docs/security.md lists all that are needed)");
    }
}
