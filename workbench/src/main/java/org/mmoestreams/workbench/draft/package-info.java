/** Drafts of schema, feature spec and configuration, made from a sample of rows or events. */
package org.mmoestreams.workbench.draft;
