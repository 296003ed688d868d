/** Learns again, from topics alone, what a learner has learnt, and compares. */
package org.mmoestreams.app.audit;
