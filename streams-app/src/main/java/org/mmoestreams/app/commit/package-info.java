/** What a processor does right before a commit, and how it asks for one. */
package org.mmoestreams.app.commit;
