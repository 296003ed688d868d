package org.mmoestreams.workbench.broker;

/**
 * Where a node listens, on the loopback interface.
 *
 * @param id node id, from 1
 * @param port the clients' port
 * @param controllerPort the quorum's port
 */
record NodeAddress(int id, int port, int controllerPort) {

    static final String HOST = "127.0.0.1";

    String bootstrap() {
        return HOST + ":" + port;
    }

    String voter() {
        return id + "@" + HOST + ":" + controllerPort;
    }
}
