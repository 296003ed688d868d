/** What is checked before a learner joins its group: configuration, permissions, stored state, offsets. */
package org.mmoestreams.app.startup;
