/** A learner's state as named chunks, so that any key-value store can keep it. */
package org.mmoestreams.state;
