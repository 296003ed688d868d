/** What tests share: events, stores and state, without a broker. */
package org.mmoestreams.app.testing;
