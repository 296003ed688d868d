/** Files of rows as users have them: CSV with a header and JSON lines, plain or packed, read one row at a time. */
package org.mmoestreams.workbench.rows;
