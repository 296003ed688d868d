/** Models as the learner stores them, read back from its changelogs. */
package org.mmoestreams.client.models;
