/** Asks brokers what there is and what they allow, and creates topics. */
package org.mmoestreams.app.admin;
