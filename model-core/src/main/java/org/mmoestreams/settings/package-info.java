/** What can be set, declared as data: a name, a default, what is allowed, a sentence. */
package org.mmoestreams.settings;
