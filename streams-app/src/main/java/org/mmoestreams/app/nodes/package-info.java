/** What a node of the topology says of itself: what it reads, writes and keeps. */
package org.mmoestreams.app.nodes;
