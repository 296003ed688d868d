/** What training windows learnt, as the history has it, and how it is learnt again. */
package org.mmoestreams.app.history;
