/** Tests that follow pages of the documentation word by word. */
package org.mmoestreams.workbench.documents;
