/** What tests share: a broker, whichever can be had, and readers that await records. */
package org.mmoestreams.app.testing;
