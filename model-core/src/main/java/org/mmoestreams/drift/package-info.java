/** Detectors of change in a stream of values, such as losses or errors, that go on from their stored state. */
package org.mmoestreams.drift;
