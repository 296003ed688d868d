/** What a learner has committed, for those who ask while it runs: its models, and the newest records that it sent. */
package org.mmoestreams.app.committed;
