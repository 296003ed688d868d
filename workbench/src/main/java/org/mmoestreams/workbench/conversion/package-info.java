/** Records made of rows: of columns by the columns' names, of JSON by its keys. */
package org.mmoestreams.workbench.conversion;
