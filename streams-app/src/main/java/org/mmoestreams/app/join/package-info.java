/** Labels that come late: rows that wait for them, and what becomes of both. Knows stores, but no topics. */
package org.mmoestreams.app.join;
